namespace Vlcp.SppCtl.Commands;

/// <summary>How spp_nfv wants the port of <c>add</c> and <c>del</c> to be spelt; the wrong way makes some versions exit.</summary>
internal enum NfvDialect
{
    /// <summary><c>add ring 0</c>: until 11 October 2018.</summary>
    TwoWords,

    /// <summary><c>add ring:0</c>: afterwards.</summary>
    OneWord,
}
