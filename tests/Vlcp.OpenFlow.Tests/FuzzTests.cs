using System.Globalization;

namespace Vlcp.OpenFlow.Tests;

/// <summary>Whatever comes, reading ends with a message or with the documented exception, and does not take more memory than the bytes
/// deserve. VLCP_FUZZ_INPUTS=10000000 is the long mode.</summary>
public class FuzzTests
{
    private const int DefaultInputs = 120_000;
    private const int BytesPerByte = 256;
    private const int FreeBytes = 64 * 1024;

    private static readonly byte[][] Seeds =
    [
        .. from version in OpenFlowCodec.Versions
           from sample in PrintSamples.All
           where sample.IsIn(version)
           select OpenFlowCodec.Encode(sample.Message, version),
    ];

    internal static int Inputs => int.TryParse(
        Environment.GetEnvironmentVariable("VLCP_FUZZ_INPUTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var inputs)
        ? inputs : DefaultInputs;

    [Fact]
    public void Mutated_truncated_and_random_messages_throw_nothing_but_WireFormatException()
    {
        var random = new Random(4713);
        for (var i = 0; i < Inputs; i++)
        {
            var bytes = Mutation(random, i);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                OpenFlowCodec.Decode(bytes);
            }
            catch (WireFormatException)
            {
                // The one exception that is allowed.
            }
            catch (Exception e)
            {
                Assert.Fail($"{Convert.ToHexString(bytes)}: {e}");
            }
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated <= FreeBytes + ((long)BytesPerByte * bytes.Length), $"{allocated} bytes for {Convert.ToHexString(bytes)}");
        }
    }

    [Fact]
    public void What_a_mutated_message_became_is_written_and_read_again()
    {
        var random = new Random(4714);
        for (var i = 0; i < Inputs / 4; i++)
        {
            var bytes = Mutation(random, i);
            OpenFlowMessage message;
            try
            {
                message = OpenFlowCodec.Decode(bytes);
            }
            catch (WireFormatException)
            {
                continue;
            }
            if (OpenFlowCodec.Versions.Contains((OpenFlowVersion)bytes[0]))
            {
                AssertStable(message, (OpenFlowVersion)bytes[0], bytes);
            }
        }
    }

    [Fact]
    public void Mutated_flow_texts_throw_nothing_but_FormatException()
    {
        var texts = FlowSamples.Flows.Select(f => f.ToString())
            .Concat(ActionPrintSamples.Everyone.Select(a => $"table=1,tcp,actions={a}")).ToArray();
        var random = new Random(4715);
        for (var i = 0; i < Inputs / 4; i++)
        {
            var text = Mutation(random, texts[random.Next(texts.Length)]);
            try
            {
                Flow.Parse(text);
            }
            catch (FormatException)
            {
                // The one exception that is allowed.
            }
            catch (Exception e)
            {
                Assert.Fail($"{text}: {e}");
            }
        }
    }

    // Reserved bits and padding may be lost on the first way, nothing on the second.
    private static void AssertStable(OpenFlowMessage message, OpenFlowVersion version, byte[] bytes)
    {
        byte[] once;
        try
        {
            once = OpenFlowCodec.Encode(message, version);
        }
        catch (WireFormatException)
        {
            // A mutated message may nest one of another version, which this one cannot say.
            return;
        }
        var twice = OpenFlowCodec.Encode(OpenFlowCodec.Decode(once), version);
        Assert.True(once.AsSpan().SequenceEqual(twice), $"{Convert.ToHexString(bytes)} became {Convert.ToHexString(once)}, then {Convert.ToHexString(twice)}");
    }

    private static byte[] Mutation(Random random, int number)
    {
        var seed = Seeds[random.Next(Seeds.Length)];
        byte[] bytes = (number % 8) switch
        {
            0 => RandomBytes(random, seed),
            1 => seed[..random.Next(seed.Length + 1)],
            2 => Spliced(random, seed),
            _ => Flipped(random, [.. seed]),
        };
        // A wrong length is found at once: most inputs are to get further.
        if (bytes.Length >= 4 && random.Next(10) > 0)
        {
            (bytes[2], bytes[3]) = ((byte)(bytes.Length >> 8), (byte)bytes.Length);
        }
        return bytes;
    }

    private static byte[] RandomBytes(Random random, byte[] seed)
    {
        var bytes = new byte[random.Next(8, 256)];
        random.NextBytes(bytes);
        seed.AsSpan(0, Math.Min(random.Next(24), Math.Min(seed.Length, bytes.Length))).CopyTo(bytes);
        return bytes;
    }

    private static byte[] Spliced(Random random, byte[] seed)
    {
        var other = Seeds[random.Next(Seeds.Length)];
        return [.. seed[..random.Next(seed.Length + 1)], .. other[random.Next(other.Length + 1)..]];
    }

    private static byte[] Flipped(Random random, byte[] bytes)
    {
        for (var flips = random.Next(1, 6); flips > 0; flips--)
        {
            var at = random.Next(bytes.Length);
            bytes[at] = random.Next(3) switch
            {
                0 => (byte)random.Next(256),
                1 => (byte)(bytes[at] ^ 1 << random.Next(8)),
                _ => (byte)(random.Next(2) == 0 ? 0 : 0xff),
            };
        }
        return bytes;
    }

    private static string Mutation(Random random, string text)
    {
        const string Alphabet = ",()[]=:/->.+ 0x9afoutput";
        var characters = text.ToList();
        for (var changes = random.Next(1, 4); changes > 0 && characters.Count > 0; changes--)
        {
            var at = random.Next(characters.Count);
            switch (random.Next(4))
            {
                case 0:
                    characters.RemoveAt(at);
                    break;
                case 1:
                    characters.Insert(at, Alphabet[random.Next(Alphabet.Length)]);
                    break;
                case 2:
                    characters[at] = Alphabet[random.Next(Alphabet.Length)];
                    break;
                default:
                    characters.RemoveRange(at, random.Next(Math.Min(20, characters.Count - at) + 1));
                    break;
            }
        }
        return new string([.. characters]);
    }
}
