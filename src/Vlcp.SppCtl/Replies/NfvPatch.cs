namespace Vlcp.SppCtl.Replies;

/// <summary>What a port receives goes out of another one.</summary>
/// <param name="Source">The port that receives.</param>
/// <param name="Destination">The port that sends.</param>
internal sealed record NfvPatch(string Source, string Destination);
