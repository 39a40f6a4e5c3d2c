namespace Vlcp.OpenFlow.Messages;

/// <summary>Which messages of one kind a controller gets; since 1.4.</summary>
/// <param name="Type">ofp_async_config_prop_type: even numbers as secondary, odd as primary or equal. 6 and 7: role status; 8 and 9: table
/// status; 10 and 11: request forward; 12 and 13: counters of flows; 14 and 15: controller status.</param>
/// <param name="Mask">Bit N stands for reason N of the message.</param>
public sealed record AsyncMask(ushort Type, uint Mask);
