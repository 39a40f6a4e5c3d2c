using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>ofp_role_request, the layout of request and reply.</summary>
//  0 role (4) | 4 short_id, since 1.5 (2) | 8 generation_id (8)
[WireStruct]
internal sealed partial record RoleBody
{
    public ControllerRole Role { get; init; }

    [PadAfter(2)]
    public ushort ShortId { get; init; }

    public ulong GenerationId { get; init; }
}
