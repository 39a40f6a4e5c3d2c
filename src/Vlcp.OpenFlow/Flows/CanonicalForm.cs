using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Instructions;
using Vlcp.OpenFlow.Nicira;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Flows;

/// <summary>What Open vSwitch makes of instructions and actions before it reports them.</summary>
internal static class CanonicalForm
{
    private const int ShortestNote = 6;
    private const int NoteGranularity = 8;

    public static WireList<OpenFlowInstruction> Of(WireList<OpenFlowInstruction> instructions) => instructions
        .Where(i => i is not ApplyActionsInstruction { Actions.Count: 0 } and not WriteActionsInstruction { Actions.Count: 0 })
        .SelectMany(Of)
        .OrderBy(ExecutionOrder.Of)
        .ToWireList();

    public static WireList<OpenFlowAction> Of(WireList<OpenFlowAction> actions) => actions.Select(Of).ToWireList();

    private static IEnumerable<OpenFlowInstruction> Of(OpenFlowInstruction instruction) => instruction switch
    {
        // 1.5 has an action where the others have an instruction.
        ApplyActionsInstruction { Actions: [MeterAction meter, ..] } apply =>
            Of([new MeterInstruction(meter.MeterId), new ApplyActionsInstruction(apply.Actions.Skip(1).ToWireList())]),
        ApplyActionsInstruction apply => [new ApplyActionsInstruction(Of(apply.Actions))],
        WriteActionsInstruction write => [new WriteActionsInstruction(Of(write.Actions))],
        WriteMetadataInstruction metadata => [metadata with { Metadata = metadata.Metadata & metadata.Mask }],
        _ => [instruction],
    };

    private static OpenFlowAction Of(OpenFlowAction action) => action switch
    {
        OutputAction { Port: not PortNumber.Controller, MaxLength: not 0 } output => output with { MaxLength = 0 },
        NoteAction note => Of(note),
        RegLoadAction load when load.Destination.Field.Maskable || load.Destination.Bits == load.Destination.Field.Bits => new SetFieldAction(load.ToSetting()),  // Two ways to say the same: ovs-ofctl(8) turns one into the other.
        CtAction ct => ct with { Actions = Of(ct.Actions) },
        CloneAction clone => new CloneAction(Of(clone.Actions)),
        CopyFieldAction copy => new RegMoveAction(copy.Source, copy.Destination),
        _ => action,
    };

    private static NoteAction Of(NoteAction note)
    {
        var size = WireMath.AlignUp(Math.Max(note.Note.Length, ShortestNote) + 2, NoteGranularity) - 2;
        var bytes = new byte[size];
        note.Note.Span.CopyTo(bytes);
        return new NoteAction(bytes);
    }
}
