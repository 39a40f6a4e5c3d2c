using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>A message between client and server: every type but those of relay agents.</summary>
//  0 type | 1 transaction (3) | 4 options
[WireStruct]
[WireUnknown]
public sealed partial record Dhcpv6Exchange : Dhcpv6Message
{
    /// <summary>The client's number for the exchange, 24 bits.</summary>
    [UIntBytes(3)]
    public uint Transaction { get; init; }

    /// <summary>The options in order.</summary>
    [Remaining]
    public WireList<Dhcpv6Option> Options { get; init; }

    /// <summary>A message of a type.</summary>
    public static Dhcpv6Exchange Of(Dhcpv6MessageType type, uint transaction, params ReadOnlySpan<Dhcpv6Option> options) =>
        new() { Type = type, Transaction = transaction, Options = WireList.Create(options) };
}
