using System.Buffers;
using Vlcp.SppCtl.Wire;

namespace Vlcp.SppCtl.Tests.Wire;

public sealed class FrameLengthTests
{
    private readonly FrameLength frames = new();

    [Fact]
    public void A_process_that_sends_exactly_the_text_is_waited_for_only_once()
    {
        Answer(42);
        Assert.Equal(FrameState.Unclear, frames.State);
        frames.Settle();
        Answer(250);
        Assert.Equal(FrameState.Whole, frames.State);
        Assert.Equal(0, frames.Length);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(2048)]
    [InlineData(32768)]
    public void A_frame_is_whole_when_all_of_its_padding_has_come(int length)
    {
        Answer(1, length - 1);
        frames.Settle();
        Assert.Equal(length, frames.Length);
        Answer(100, length - 101);
        Assert.Equal(FrameState.Incomplete, frames.State);
        Pad(1);
        Assert.Equal(FrameState.Whole, frames.State);
    }

    [Fact]
    public void The_longest_frame_needs_no_waiting_at_all()
    {
        Answer(10, 32758);
        Assert.Equal(FrameState.Whole, frames.State);
    }

    [Fact]
    public void Padding_that_comes_late_is_learned_from()
    {
        Answer(10, 990);
        frames.Settle();
        Pad(1048);
        Assert.Equal(2048, frames.Length);
    }

    [Fact]
    public void Answers_of_different_lengths_that_end_in_NUL_are_no_frames()
    {
        Answer(100, 1);
        frames.Settle();
        Answer(50, 1);
        Assert.Equal(FrameState.Incomplete, frames.State);
        frames.Settle();
        Answer(20, 1);
        Assert.Equal(FrameState.Whole, frames.State);
    }

    private void Answer(int bytes, int padding = 0)
    {
        frames.Begin();
        frames.AddReply(bytes);
        Pad(padding);
    }

    private void Pad(int padding) => frames.AddTail(new ReadOnlySequence<byte>(new byte[padding]));
}
