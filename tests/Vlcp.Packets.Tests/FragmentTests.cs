using Vlcp.Wire;

namespace Vlcp.Packets.Tests;

public sealed class FragmentTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly TurnedClock _time = new();

    [Theory]
    [InlineData(0, 1500)]
    [InlineData(1480, 1500)]
    [InlineData(1481, 1500)]
    [InlineData(3008, 1500)]
    [InlineData(65507, 1280)]
    [InlineData(500, 68)]
    public void A_datagram_is_cut_to_the_link_and_whole_again_in_any_order(int size, int mtu)
    {
        var datagram = Datagram(size);
        var pieces = datagram.Fragment(mtu);

        Assert.All(pieces, piece => Assert.InRange(piece.ToBytes().Length, 20, mtu));
        Assert.Equal(Math.Max(1, (int)Math.Ceiling(size / (double)((mtu - 20) / 8 * 8))), pieces.Count);
        var reassembler = new Ipv4Reassembler(_time, Timeout);
        var order = pieces.ToArray();
        new Random(size).Shuffle(order);
        foreach (var piece in order[..^1])
        {
            Assert.Null(reassembler.Add(piece));
        }

        Assert.Equal(datagram, reassembler.Add(order[^1]));
        Assert.Equal(0, reassembler.Total);
    }

    [Fact]
    public void A_fragment_can_be_cut_again()
    {
        var pieces = Datagram(4000).Fragment(1500).SelectMany(piece => piece.Fragment(576)).ToList();

        var reassembler = new Ipv4Reassembler(_time, Timeout);
        Assert.Equal(Datagram(4000), pieces.ConvertAll(piece => reassembler.Add(piece))[^1]);
        Assert.Single(pieces, piece => !piece.Header.MoreFragments);
    }

    [Fact]
    public void Only_options_with_the_copied_flag_stand_in_every_fragment()
    {
        // Record route (7, not copied) and strict source route (137, copied).
        var options = WireBytes.Parse("01070704000000008907040a00000100");
        var pieces = (Datagram(2000) with { Header = Datagram(0).Header with { Options = options } }).Fragment(1500);

        Assert.Equal(options, pieces[0].Header.Options);
        Assert.Equal("8907040a00000100", pieces[1].Header.Options.ToString());
    }

    [Fact]
    public void Bytes_are_read_as_they_were_written_without_padding()
    {
        var datagram = Datagram(9);

        var read = Ipv4Datagram.Parse([.. datagram.ToBytes(), 0, 0, 0]);
        Assert.Equal(datagram.Payload, read.Payload);
        Assert.Equal(0, Checksum.Of(datagram.ToBytes().AsSpan(0, 20)));
        Assert.Throws<WireFormatException>(() => Ipv4Datagram.Parse(datagram.ToBytes().AsSpan(0, 28)));
        Assert.Throws<WireFormatException>(() => Ipv4Datagram.Parse(datagram.ToBytes().AsSpan(0, 19)));
    }

    [Fact]
    public void A_datagram_waits_for_its_last_fragment_only_so_long()
    {
        var pieces = Datagram(3000).Fragment(1500);
        var reassembler = new Ipv4Reassembler(_time, Timeout);
        reassembler.Add(pieces[0]);
        reassembler.Add(pieces[1]);
        _time.Turn(Timeout);

        Assert.Null(reassembler.Add(pieces[2]));
        Assert.Equal(pieces[2].Payload.Length, reassembler.Total);
    }

    [Fact]
    public void Fragments_of_different_senders_and_contexts_do_not_meet()
    {
        var pieces = Datagram(2000).Fragment(1500);
        var reassembler = new Ipv4Reassembler(_time, Timeout);
        reassembler.Add(pieces[0], context: 1);

        Assert.Null(reassembler.Add(pieces[1], context: 2));
        Assert.Null(reassembler.Add(pieces[1] with { Header = pieces[1].Header with { Id = 8 } }, context: 1));
        Assert.NotNull(reassembler.Add(pieces[1], context: 1));
    }

    [Fact]
    public void A_repeated_fragment_does_no_harm_and_an_overlapping_one_voids_the_datagram()
    {
        var pieces = Datagram(3000).Fragment(1500);
        var reassembler = new Ipv4Reassembler(_time, Timeout);
        reassembler.Add(pieces[0]);
        reassembler.Add(pieces[0]);
        reassembler.Add(pieces[1]);
        Assert.NotNull(reassembler.Add(pieces[2]));

        reassembler.Add(pieces[0]);
        Assert.Null(reassembler.Add(pieces[1] with { Header = pieces[1].Header with { FragmentOffset = 1 } }));
        Assert.Equal(0, reassembler.Total);
    }

    [Fact]
    public void Whatever_comes_memory_stays_bounded_and_nothing_throws()
    {
        var random = new Random(4711);
        var reassembler = new Ipv4Reassembler(_time, Timeout);
        for (var round = 0; round < 20_000; round++)
        {
            var header = Datagram(0).Header with
            {
                Id = (ushort)random.Next(40),
                MoreFragments = random.Next(4) > 0,
                FragmentOffset = (ushort)random.Next(random.Next(2) == 0 ? 8 : 8192),
            };
            reassembler.Add(new Ipv4Datagram(header, new byte[random.Next(0, 200) * (random.Next(8) == 0 ? 1 : 8)]), (ulong)random.Next(40));
            Assert.InRange(reassembler.Total, 0, Ipv4Reassembler.LargestTotal);
        }
    }

    private static Ipv4Datagram Datagram(int size)
    {
        var payload = new byte[size];
        new Random(size).NextBytes(payload);
        return new Ipv4Datagram(
            new Ipv4Header
            {
                Id = 7,
                Protocol = IpProtocol.Icmp,
                Source = Ipv4Address.Parse("10.0.0.1"),
                Destination = Ipv4Address.Parse("10.0.0.2"),
            },
            payload);
    }
}
