using System.Buffers;
using Vlcp.Wire.Tests.Samples;

namespace Vlcp.Wire.Tests.Layouts;

public sealed class VariableTests
{
    [Fact]
    public void Alignment_follows_the_length_and_is_not_part_of_it()
    {
        Hex.RoundTrip("0009 0000 00000001 ff 00000000000000", new Aligned { Value = 1, Rest = [0xff] });
        Hex.RoundTrip("0008 0000 00000001", new Aligned { Value = 1 });
    }

    [Fact]
    public void Alignment_can_be_part_of_a_length_in_units()
    {
        Hex.RoundTrip("02 07 02 6162 000000", new PaddedInside { Kind = 7, Text = "ab" });
        Assert.Equal(2, new PaddedInside { Text = "ab" }.Words);
    }

    [Theory]
    [InlineData("0001 0000 00000001", "Aligned.Length")]
    [InlineData("0063 0000 00000001", "Aligned.Length")]
    [InlineData("0007 0000 000001", "Aligned.Value")]
    public void Impossible_struct_length_is_refused(string bytes, string field) => Assert.Equal(field, Hex.Refused<Aligned>(bytes).Field);

    [Fact]
    public void Arrays_by_count_by_length_and_of_fixed_count()
    {
        var bytes = "01 0004 00 00000001 6161000000000000 0002 0003 0001 0002 02 01020304 0000";
        var value = Lists.FromBytes(Hex.Of(bytes));

        Assert.Equal((1, 4), (value.PortCount, value.NumbersLength));
        Assert.Equal([new Port { Number = 1, Name = "aa" }], value.Ports);
        Assert.Equal([2, 3], value.Numbers.AsEnumerable());
        Assert.Equal([Colour.Red, Colour.Green], value.Fixed);
        Assert.Equal([1, 2, 3, 4], value.Counted);
        Assert.Equal(Hex.Of(bytes), value.ToBytes());
    }

    [Fact]
    public void Short_array_of_fixed_count_is_filled_and_a_long_one_refused()
    {
        var value = new Lists { Fixed = [Colour.Red] };

        Assert.Equal(Hex.Of("00 0000 00 0001 0000 00 0000"), value.ToBytes());
        Assert.Equal(
            "Lists.Fixed",
            Assert.Throws<WireFormatException>(() => (value with { Fixed = [Colour.Red, Colour.Red, Colour.Red] }).ToBytes()).Field);
    }

    [Fact]
    public void Array_that_disagrees_with_its_count_is_not_written() =>
        Assert.Equal("Lists.Counted", Assert.Throws<WireFormatException>(() => new Lists { N = 2, Counted = [1] }.ToBytes()).Field);

    [Fact]
    public void Huge_count_over_few_bytes_is_refused() => Assert.Equal("Port.Number", Hex.Refused<Lists>("ff 0000 00").Field);

    [Fact]
    public void Length_field_too_small_for_its_content_is_not_written()
    {
        var error = Assert.Throws<WireFormatException>(() => new PaddedInside { Text = new string('x', 300) }.ToBytes());

        Assert.StartsWith("PaddedInside.", error.Field, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_bytes_and_nested_layouts_with_a_length() => Hex.RoundTrip(
        "61620000 6300 010203 0d 00000005 7000000000000000 c3a4",
        new Texts { Fixed = "ab", Terminated = "c", Bytes = [1, 2, 3], Nested = new Port { Number = 5, Name = "p" }, Rest = "ä" });

    [Theory]
    [InlineData("61620000 63", "Texts.Terminated")]
    [InlineData("61620000 6300 010203 0c 00000005 70000000000000", "Port.Name")]
    [InlineData("61620000 6300 010203 0e 00000005 7000000000000000 c3", "Texts.Nested")]
    [InlineData("61620000 6300 010203 00", "Texts.Nested")]
    public void Bad_texts_and_nested_lengths_are_refused(string bytes, string field) => Assert.Equal(field, Hex.Refused<Texts>(bytes).Field);

    [Fact]
    public void Text_too_long_or_with_a_zero_is_not_written()
    {
        var good = new Texts { Nested = new Port() };

        Assert.Equal("Texts.Fixed", Assert.Throws<WireFormatException>(() => (good with { Fixed = "abcde" }).ToBytes()).Field);
        Assert.Equal("Texts.Terminated", Assert.Throws<WireFormatException>(() => (good with { Terminated = "a\0" }).ToBytes()).Field);
        Assert.Equal("Texts.Bytes", Assert.Throws<WireFormatException>(() => (good with { Bytes = [1, 2, 3, 4] }).ToBytes()).Field);
    }

    [Fact]
    public void Nothing_reaches_the_output_when_writing_fails()
    {
        var output = new ArrayBufferWriter<byte>();

        Assert.Throws<WireFormatException>(() => new Texts { Nested = new Port { Name = "far too long" } }.WriteTo(output));

        Assert.Equal(0, output.WrittenCount);
    }

    [Theory]
    [InlineData("0000 00", null, 0, false, null, null)]
    [InlineData("0002 09 00 0005", 9, 0, false, null, 5)]
    [InlineData("0000 01 00000001 6100000000000000", null, 1, true, null, null)]
    [InlineData("0000 02 00000001 6100000000000000 00 0007 0008", null, 2, true, 7, 8)]
    public void Optional_members_follow_their_conditions(string bytes, int? table, int kind, bool port, int? large, int? tail)
    {
        var expected = new Optionals
        {
            Flags = table is null ? 0 : Capabilities.Table,
            Table = (byte?)table,
            Kind = (byte)kind,
            Port = port ? new Port { Number = 1, Name = "a" } : null,
            Large = (ushort?)large,
            Tail = (ushort?)tail,
        };

        Hex.RoundTrip(bytes, expected);
    }

    [Fact]
    public void Optional_member_against_its_condition_is_not_written()
    {
        Assert.Equal("Optionals.Table", Assert.Throws<WireFormatException>(() => new Optionals { Table = 1 }.ToBytes()).Field);
        Assert.Equal("Optionals.Port", Assert.Throws<WireFormatException>(() => new Optionals { Kind = 1 }.ToBytes()).Field);
    }

    [Fact]
    public void Nesting_is_bounded()
    {
        var levels = 200;
        var bytes = new byte[levels * 2];
        for (var i = 0; i < levels; i++)
        {
            bytes[i * 2 + 1] = (byte)((levels - i) * 2 & 0xff);
            bytes[i * 2] = (byte)((levels - i) * 2 >> 8);
        }

        Assert.Contains("deep", Assert.Throws<WireFormatException>(() => Tree.FromBytes(bytes)).Reason, StringComparison.Ordinal);
        Hex.RoundTrip("0006 0002 0002", new Tree { Children = [new Tree(), new Tree()] });
    }

    [Fact]
    public void Array_of_elements_without_bytes_is_refused() =>
        Assert.Equal("an element of size 0", Hex.Refused<ListOfNothing>("ffffffff").Reason);

    [Fact]
    public void Bytes_inside_the_length_after_the_last_member_are_skipped_only_on_request()
    {
        Assert.Equal(5, Extensible.FromBytes(Hex.Of("04 05 ffff")).Value);
        Assert.Equal("PaddedInside", Hex.Refused<PaddedInside>("02 07 00 00 00000000").Field);
    }

    [Fact]
    public void Keys_may_be_bits_and_computed()
    {
        Assert.IsType<Exact>(Match.FromBytes(Hex.Of("0001 04 0007")));
        Assert.IsType<Exact>(Match.FromBytes(Hex.Of("0001 06 0007")));
        Assert.Equal(0xff, Assert.IsType<Masked>(Match.FromBytes(Hex.Of("0001 05 0007 00ff"))).Mask);
        Assert.StartsWith("unknown type", Hex.Refused<Match>("0001 07 0007 00ff").Reason, StringComparison.Ordinal);
    }
}
