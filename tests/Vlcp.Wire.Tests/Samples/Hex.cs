namespace Vlcp.Wire.Tests.Samples;

internal static class Hex
{
    public static byte[] Of(string text) => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>Reads bytes, compares with what was expected, and writes the same bytes again.</summary>
    public static T RoundTrip<T>(string text, T expected)
        where T : IWireStruct<T>
    {
        var bytes = Of(text);
        var reader = new WireReader(bytes);
        var value = T.Read(ref reader);
        Assert.Equal(0, reader.Remaining);
        Assert.Equal(expected, value);
        Assert.Equal(bytes.Length, value.WireSize);
        Assert.Equal(Convert.ToHexString(bytes), Convert.ToHexString(value.ToBytes()));
        Assert.Equal(Convert.ToHexString(bytes), Convert.ToHexString(expected.ToBytes()));
        return value;
    }

    public static WireFormatException Refused<T>(string text)
        where T : IWireStruct<T>
    {
        return Assert.Throws<WireFormatException>(() =>
        {
            var reader = new WireReader(Of(text));
            T.Read(ref reader);
        });
    }
}
