using Vlcp.Wire.Tests.Samples;

namespace Vlcp.Wire.Tests.Layouts;

public sealed class FieldTests
{
    [Fact]
    public void Integers_of_every_width_are_big_endian() => Hex.RoundTrip(
        "01 ff 0102 fffe 010203 fffffd 01020304 fffffffc 0102030405 010203040506 01020304050607 0102030405060708 fffffffffffffffb"
        + "0102030405060708090a0b0c0d0e0f10 3f800000 c000000000000000 01",
        new Integers
        {
            U8 = 1, I8 = -1, U16 = 0x102, I16 = -2, U24 = 0x10203, I24 = -3, U32 = 0x1020304, I32 = -4, U40 = 0x102030405,
            U48 = 0x10203040506, U56 = 0x1020304050607, U64 = 0x102030405060708, I64 = -5,
            U128 = new UInt128(0x0102030405060708, 0x090a0b0c0d0e0f10), Single = 1, Double = -2, Bool = true,
        });

    [Fact]
    public void Little_endian_layouts_have_the_lowest_byte_first() => Hex.RoundTrip(
        "0201 fdffff 04030201 0000803f 00000000000000c0",
        new LittleIntegers { U16 = 0x102, I24 = -3, U32 = 0x1020304, Single = 1, Double = -2 });

    [Fact]
    public void Unknown_enumeration_values_are_kept() => Hex.RoundTrip(
        "0063 0002 01 0009", new Enums { Any = (Colour)0x63, Known = Colour.Green, Narrow = Colour.Red, Flags = (Capabilities)9 });

    [Fact]
    public void Flags_are_printed_by_name_with_left_over_bits() => Assert.Equal(
        "Enums { Any = 99, Known = Green, Narrow = 0, Flags = Flow Port 0x8 }",
        new Enums { Any = (Colour)99, Known = Colour.Green, Flags = (Capabilities)13 }.ToString());

    [Fact]
    public void Undefined_value_is_refused_where_only_defined_ones_are_allowed()
    {
        var error = Hex.Refused<Enums>("0001 0063 01 0000");

        Assert.Equal((2, "Enums.Known", "99 is not defined"), (error.Offset, error.Field, error.Reason));
    }

    [Fact]
    public void Byte_other_than_0_and_1_is_no_bool() => Assert.Equal("2 is neither 0 nor 1", Assert.Throws<WireFormatException>(() =>
    {
        var reader = new WireReader([2]);
        reader.ReadBool("x");
    }).Reason);

    [Theory]
    [InlineData(0x1000000u)]
    [InlineData(uint.MaxValue)]
    public void Value_too_wide_for_its_field_is_not_written(uint value) =>
        Assert.Equal("Integers.U24", Assert.Throws<WireFormatException>(() => new Integers { U24 = value }.ToBytes()).Field);

    [Fact]
    public void Bit_fields_are_packed_from_the_most_significant_bit() => Hex.RoundTrip(
        "4abc 70", new BitFields { Version = 4, Id = 0xabc, DontFragment = true, Signed = -2 });

    [Fact]
    public void Bit_field_too_wide_is_not_written() =>
        Assert.Equal("BitFields.Version", Assert.Throws<WireFormatException>(() => new BitFields { Version = 16 }.ToBytes()).Field);

    [Fact]
    public void Constants_are_written_and_checked()
    {
        Hex.RoundTrip("06 0001 57", new Constants { Low = 7 });
        Assert.Equal(5, new Constants().High);
        Assert.Equal((0, "Constants.Size"), (Hex.Refused<Constants>("07 0001 57").Offset, Hex.Refused<Constants>("07 0001 57").Field));
        Assert.Equal("Constants.High", Hex.Refused<Constants>("06 0001 67").Field);
        Assert.Equal(new Constants(), Constants.FromBytes(Hex.Of("06 9999 50")));
    }

    [Fact]
    public void Record_struct_is_a_layout_too() => Hex.RoundTrip("0001 0002", new Samples.Range { First = 1, Last = 2 });

    [Fact]
    public void Too_few_bytes_name_offset_field_and_need()
    {
        var error = Hex.Refused<Integers>("01 ff 0102 ff");

        Assert.Equal((4, "Integers.I16", "needs 2 bytes, 1 are left"), (error.Offset, error.Field, error.Reason));
        Assert.Equal("Integers.I16 at offset 4: needs 2 bytes, 1 are left", error.Message);
    }

    [Fact]
    public void Bytes_after_a_whole_message_are_refused() =>
        Assert.Equal("1 bytes too many", Assert.Throws<WireFormatException>(() => Samples.Range.FromBytes([0, 1, 0, 2, 3])).Reason);
}
