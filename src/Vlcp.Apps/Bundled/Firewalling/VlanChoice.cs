using System.Globalization;
using Vlcp.Apps.Bundled.FlowControl;
using Vlcp.OpenFlow.Oxm;

namespace Vlcp.Apps.Bundled.Firewalling;

/// <summary>The VLAN that a rule is for: none, so that tags do not matter; one; or whatever has a tag.</summary>
/// <param name="Number">0: none; 0xfff: whatever has a tag; otherwise the VLAN.</param>
internal readonly record struct VlanChoice(ushort Number)
{
    private const ushort Lowest = 2;
    private const ushort Highest = 4094;
    private const ushort AnyTag = 0xfff;
    private const ushort Present = 0x1000;

    /// <summary>The word for it in pages, or null for none.</summary>
    public string? Name => Number switch
    {
        0 => null,
        AnyTag => "all",
        _ => Number.ToString(CultureInfo.InvariantCulture),
    };

    public static VlanChoice Read(string? text) => text switch
    {
        null => default,
        "all" => new VlanChoice(AnyTag),
        _ when Body.TryNumber(text, out var number) && number is >= Lowest and <= Highest => new VlanChoice((ushort)number),
        _ => throw new RequestException(RequestException.BadRequest, $"vlan: '{text}' is neither a number from {Lowest} to {Highest} nor 'all'"),
    };

    /// <summary>Whether a rule belongs to this choice: with <c>all</c>, each does.</summary>
    public bool Includes(VlanChoice other) => Number == AnyTag || other == this;

    public Match Narrow(Match match) => Number switch
    {
        0 => match,
        AnyTag => match.With(OxmFields.VlanVid.Is(Present, Present)),
        _ => match.With(OxmFields.VlanVid, (UInt128)(Present | Number)),
    };

    /// <summary>Adds the VLAN to what a page answers.</summary>
    public Dictionary<string, object> Describe(Dictionary<string, object> answer)
    {
        if (Number is not 0)
        {
            answer["vlan_id"] = Number == AnyTag ? "all" : Number;
        }
        return answer;
    }
}
