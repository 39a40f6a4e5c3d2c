using Vlcp.Wire.Tests.Samples;

namespace Vlcp.Wire.Tests.Layouts;

/// <summary>Whatever the bytes are: an object that can be printed and written, or the documented exception.</summary>
public sealed class FuzzTests
{
    private const int Rounds = 5000;

    [Fact]
    public void Random_messages() => Fuzz<Message>("040c001c00000007020000000000000000000a6574683000000000");

    [Fact]
    public void Random_multiparts() => Fuzz<Message>("0413002800000001000d000100000000000000016100000000000000000000026200000000000000");

    [Fact]
    public void Random_lists() => Fuzz<Lists>("01000400000000016161000000000000000200030001000202010203040000");

    [Fact]
    public void Random_texts() => Fuzz<Texts>("6162000063000102030d000000057000000000000000c3a4");

    [Fact]
    public void Random_optionals() => Fuzz<Optionals>("00000200000001610000000000000000070008");

    [Fact]
    public void Random_trees() => Fuzz<Tree>("000600020002");

    [Fact]
    public void Random_aligned() => Fuzz<PaddedInside>("0207026162000000");

    private static void Fuzz<T>(string sample)
        where T : IWireStruct<T>
    {
        var random = new Random(4711);
        var good = Convert.FromHexString(sample);
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = good.AsSpan(0, random.Next(good.Length + 1)).ToArray();
            for (var change = random.Next(4); change > 0 && bytes.Length > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                var reader = new WireReader(bytes);
                var value = T.Read(ref reader);
                _ = value.ToString();
                var output = new System.Buffers.ArrayBufferWriter<byte>();
                var writer = new WireWriter(output);
                value.Write(ref writer);
                writer.Flush();
                Assert.Equal(value.WireSize, output.WrittenCount);
            }
            catch (WireFormatException error)
            {
                Assert.InRange(error.Offset, 0, bytes.Length);
            }
        }
    }
}
