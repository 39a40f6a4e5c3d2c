namespace Vlcp.SppCtl.Wire;

/// <summary>How much of the frame around an answer has come.</summary>
internal enum FrameState
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>Perhaps all of it: the length of frames of this process is not known yet.</summary>
    Unclear,

    /// <summary>A part: padding has begun, and not ended at a length that is known.</summary>
    Incomplete,
}
