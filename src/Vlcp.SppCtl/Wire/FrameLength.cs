using System.Buffers;

namespace Vlcp.SppCtl.Wire;

/// <summary>
/// Learns whether a process pads its answers with NULs to frames of one length, so that padding that is still under way is not taken
/// for the beginning of the next answer. spp_nfv and spp_primary do (1000 bytes, 2048 since October 2018, 32768 since February 2020),
/// the others send exactly the text.
/// </summary>
internal sealed class FrameLength
{
    private const int LongestKnown = 32768;

    private bool isKnown;
    private bool isVariable;
    private int length;
    private long received;
    private bool isPadded;

    /// <summary>The length of a frame in bytes; 0 while there is no sign of frames.</summary>
    public int Length => length;

    /// <summary>A new answer is expected.</summary>
    public void Begin()
    {
        received = 0;
        isPadded = false;
    }

    /// <summary>The answer itself has come.</summary>
    /// <param name="bytes">Its length.</param>
    public void AddReply(long bytes) => received = bytes;

    /// <summary>Something came after the answer.</summary>
    /// <param name="tail">What came.</param>
    public void AddTail(ReadOnlySequence<byte> tail)
    {
        if (tail.IsEmpty || received == 0)
        {
            return;
        }

        received += tail.Length;
        isPadded |= tail.PositionOf((byte)0) is not null;
        if (isKnown && isPadded && !isVariable && received > length)
        {
            // Padding was late when the length was learned.
            length = Clamp(received);
        }
    }

    /// <summary>What is still to come of the frame that the answer is in.</summary>
    public FrameState State
    {
        get
        {
            if (isVariable || (isKnown && received >= length) || received >= LongestKnown)
            {
                Learn();
                return FrameState.Whole;
            }

            return isKnown || (isPadded && received is not (1000 or 2048)) ? FrameState.Incomplete : FrameState.Unclear;
        }
    }

    /// <summary>Nothing more has come for a while.</summary>
    public void Settle()
    {
        // A frame that is shorter than another one is the proof that there are no frames.
        isVariable |= isKnown && received < length;
        Learn();
    }

    private static int Clamp(long bytes) => (int)Math.Min(bytes, LongestKnown);

    private void Learn()
    {
        if (!isKnown)
        {
            isKnown = true;
            length = isPadded ? Clamp(received) : 0;
        }

        if (isVariable)
        {
            length = 0;
        }
    }
}
