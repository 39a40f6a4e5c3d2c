namespace Vlcp.Wire.Tests.Values;

public sealed class WireValueTests
{
    [Fact]
    public void Bytes_compare_by_value_and_print_as_hexadecimal()
    {
        WireBytes left = [1, 0xab], right = WireBytes.Parse("01:AB");

        Assert.True(left == right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.Equal("01ab", left.ToString());
        Assert.Equal(default, WireBytes.Create([]));
    }

    [Fact]
    public void Lists_compare_by_value()
    {
        WireList<string> left = ["a", "b"], right = new[] { "a", "b" }.ToWireList();

        Assert.True(left == right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.True(left != ["b", "a"]);
        Assert.Equal("[\"a\", \"b\"]", left.ToString());
    }

    [Fact]
    public void Writer_grows_past_the_announced_size()
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>(1);
        var writer = new WireWriter(output, 1);
        for (uint i = 0; i < 1000; i++)
        {
            writer.WriteUInt32(i);
        }

        writer.Flush();
        Assert.Equal((4000, 4000), (output.WrittenCount, writer.Position));
        Assert.Equal([0, 0, 3, 231], output.WrittenSpan[^4..].ToArray());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void Window_beyond_the_reader_is_refused(long length) => Assert.Throws<WireFormatException>(() =>
    {
        var reader = new WireReader([1, 2, 3, 4]);
        reader.Window(length, "x");
    });
}
