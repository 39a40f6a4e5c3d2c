namespace Vlcp.OpenFlow.Messages;

/// <summary>ofp_controller_role.</summary>
public enum ControllerRole : uint
{
    /// <summary>Asks without changing.</summary>
    NoChange = 0,

    /// <summary>Full access, beside others.</summary>
    Equal = 1,

    /// <summary>Full access, and the only one.</summary>
    Primary = 2,

    /// <summary>May only read.</summary>
    Secondary = 3,
}
