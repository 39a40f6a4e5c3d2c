namespace Vlcp.Packets;

/// <summary>Type of an LLDP element, IEEE 802.1AB.</summary>
public enum LldpType : byte
{
    /// <summary>Ends the data unit.</summary>
    End = 0,

    /// <summary>Names the sender.</summary>
    ChassisId = 1,

    /// <summary>Names the sender's port.</summary>
    PortId = 2,

    /// <summary>How long the information holds.</summary>
    TimeToLive = 3,

    /// <summary>Description of the port.</summary>
    PortDescription = 4,

    /// <summary>Name of the system.</summary>
    SystemName = 5,

    /// <summary>Description of the system.</summary>
    SystemDescription = 6,

    /// <summary>What the system can do.</summary>
    SystemCapabilities = 7,

    /// <summary>Where the system is managed.</summary>
    ManagementAddress = 8,

    /// <summary>An organisation's own element.</summary>
    Organization = 127,
}
