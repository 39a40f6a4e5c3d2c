namespace Vlcp.SppCtl;

/// <summary>A port of spp-ctl cannot be listened on.</summary>
/// <param name="message">Which, and why.</param>
/// <param name="inner">The cause.</param>
public sealed class ListenException(string message, Exception inner) : Exception(message, inner);
