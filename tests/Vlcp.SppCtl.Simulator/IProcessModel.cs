namespace Vlcp.SppCtl.Simulator;

/// <summary>What a process does with commands.</summary>
internal interface IProcessModel
{
    /// <summary>Length of the frame that an answer is padded to; 0 for exactly the text.</summary>
    int FrameLength { get; }

    /// <summary>Carries out a command.</summary>
    /// <param name="command">What one read gave.</param>
    /// <returns>The answer; null if the process ends without one.</returns>
    string? Answer(string command);

    /// <summary>Answers as the process does when it cannot carry out a command.</summary>
    /// <param name="command">What one read gave.</param>
    /// <returns>The answer.</returns>
    string Refuse(string command);
}
