using Vlcp.Dataplane.Features.DhcpServer;
using Vlcp.Packets;
using Xunit;
using static Vlcp.Dataplane.Tests.DhcpServer.DhcpSamples;

namespace Vlcp.Dataplane.Tests.DhcpServer;

public sealed class DhcpSizeTests
{
    // IPv4 and UDP headers.
    private const int Headers = 28;

    // A message with the usual options and one of this size fills a datagram of 576 bytes: 268 up to the options, 37 of usual ones, the
    // header of the option and the end mark.
    private const int Fitting = 576 - 268 - 37 - 2 - 2 - 1;

    [Fact]
    public void A_reply_may_fill_the_smallest_datagram_exactly()
    {
        var reply = Offer(null, (224, Fitting));
        Assert.Equal(576, reply.ToPayload().Length + Headers);
        Assert.Null(reply.Options[DhcpOptionCode.Overload]);
        Assert.Equal(Fitting, reply.AllOptions()[(DhcpOptionCode)224]!.Data.Length);
    }

    [Fact]
    public void One_byte_more_overloads_the_file_field()
    {
        var reply = Offer(null, (224, Fitting + 1));
        Assert.Equal(1u, reply.Options[0].AsNumber());
        Assert.Equal(DhcpOptionCode.Overload, reply.Options[0].Code);
        AssertWhole(reply, (224, Fitting + 1));
        Assert.True(reply.ToPayload().Length + Headers <= 576);
    }

    [Fact]
    public void Larger_options_use_all_fields_and_join_in_their_order()
    {
        var reply = Offer(null, (224, 200), (225, 200));
        Assert.Equal(3u, reply.Options[DhcpOptionCode.Overload]!.AsNumber());
        AssertWhole(reply, (224, 200), (225, 200));
        Assert.True(reply.ToPayload().Length + Headers <= 576);
    }

    [Fact]
    public void What_does_not_fit_is_left_out_and_the_rest_is_sent()
    {
        var reply = Offer(null, (224, 200), (225, 255), (226, 20), (227, 100));
        Assert.Equal([1, 3, 26, 28, 51, 52, 53, 54, 224, 226, 227], Codes(reply).Order());
        AssertWhole(reply, (224, 200), (226, 20), (227, 100));
    }

    [Theory]
    [InlineData(1000, true)]
    [InlineData(65535, true)]
    [InlineData(100, false)]
    public void The_client_may_accept_more_but_never_less_than_the_smallest(int maximum, bool fits)
    {
        var reply = Offer((ushort)maximum, (224, 200), (225, 200), (226, 200));
        Assert.Equal(fits, reply.Options[DhcpOptionCode.Overload] is null);
        Assert.Equal(fits, reply.AllOptions()[(DhcpOptionCode)226] is not null);
        Assert.True(reply.ToPayload().Length + Headers <= Math.Clamp(maximum, 576, 1400));
    }

    [Fact]
    public void Any_options_give_a_message_that_fits_and_reads_back()
    {
        var random = new Random(2131);
        for (var round = 0; round < 500; round++)
        {
            var limit = random.Next(576, 1401);
            var options = Enumerable.Range(1, random.Next(1, 20)).Select(code => new DhcpOption((DhcpOptionCode)(60 + code), Bytes(random.Next(0, 600)))).ToList();
            var reply = DhcpOptionFields.Fill(new DhcpMessage { ClientMac = Mac }, options, limit);
            var payload = reply.ToPayload();
            Assert.True(payload.Length + Headers <= limit);
            Assert.All(
                DhcpMessage.FromBytes(payload).AllOptions().Where(option => option.Code != DhcpOptionCode.Overload),
                read => Assert.Equal(options.Single(option => option.Code == read.Code), read));
        }
    }

    private static void AssertWhole(DhcpMessage reply, params (int Code, int Size)[] expected)
    {
        var options = DhcpMessage.FromBytes(reply.ToPayload()).AllOptions();
        Assert.All(expected, option => Assert.Equal(Bytes(option.Size), options[(DhcpOptionCode)option.Code]!.Data.ToArray()));
    }

    private static DhcpMessage Offer(ushort? maximum, params (byte Code, int Size)[] extras)
    {
        var discover = maximum is { } size
            ? Message(DhcpMessageType.Discover, DhcpOption.Of(DhcpOptionCode.MaximumSize, size))
            : Message(DhcpMessageType.Discover);
        var binding = BindingWith([.. extras.Select(extra => new Network.Model.ExtraDhcpOption(extra.Code, Convert.ToHexStringLower(Bytes(extra.Size))))]);
        return DhcpResponder.Decide(binding, discover, Mac).Reply!.Message;
    }

    private static byte[] Bytes(int size) => [.. Enumerable.Range(0, size).Select(i => (byte)(i * 7))];
}
