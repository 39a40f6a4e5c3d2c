using System.Text;
using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>Names a chassis or a port.</summary>
//  2 subtype | 3 name
[WireStruct]
[WireCase(LldpType.ChassisId)]
[WireCase(LldpType.PortId)]
public sealed partial record LldpId : LldpElement
{
    /// <summary>Subtype of a chassis that is named by a MAC address.</summary>
    public const byte ChassisMac = 4;

    /// <summary>Subtype of a chassis that is named by an agreement of its network.</summary>
    public const byte ChassisLocal = 7;

    /// <summary>Subtype of a port that is named by a MAC address.</summary>
    public const byte PortMac = 3;

    /// <summary>Subtype of a port that is named by its interface.</summary>
    public const byte PortInterfaceName = 5;

    /// <summary>Subtype of a port that is named by an agreement of its network.</summary>
    public const byte PortLocal = 7;

    /// <summary>What kind of name it is.</summary>
    public byte Subtype { get; init; }

    /// <summary>The name, 1 to 255 bytes.</summary>
    [Remaining]
    public WireBytes Name { get; init; }

    /// <summary>The name of a chassis.</summary>
    public static LldpId Chassis(byte subtype, WireBytes name) => new() { Type = LldpType.ChassisId, Subtype = subtype, Name = name };

    /// <summary>The name of a chassis as text, by local agreement.</summary>
    public static LldpId Chassis(string name) => Chassis(ChassisLocal, Encoding.UTF8.GetBytes(name));

    /// <summary>The name of a port.</summary>
    public static LldpId Port(byte subtype, WireBytes name) => new() { Type = LldpType.PortId, Subtype = subtype, Name = name };

    /// <summary>The name of a port as text, by local agreement.</summary>
    public static LldpId Port(string name) => Port(PortLocal, Encoding.UTF8.GetBytes(name));
}
