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
        .Select(Of)
        .OrderBy(OrderOfExecution)
        .ToWireList();

    public static WireList<OpenFlowAction> Of(WireList<OpenFlowAction> actions) => actions.Select(Of).ToWireList();

    private static OpenFlowInstruction Of(OpenFlowInstruction instruction) => instruction switch
    {
        ApplyActionsInstruction apply => new ApplyActionsInstruction(Of(apply.Actions)),
        WriteActionsInstruction write => new WriteActionsInstruction(Of(write.Actions)),
        WriteMetadataInstruction metadata => metadata with { Metadata = metadata.Metadata & metadata.Mask },
        _ => instruction,
    };

    private static int OrderOfExecution(OpenFlowInstruction instruction) => instruction switch
    {
        MeterInstruction => 0,
        ApplyActionsInstruction => 1,
        ClearActionsInstruction => 2,
        WriteActionsInstruction => 3,
        WriteMetadataInstruction => 4,
        GotoTableInstruction => 5,
        _ => 6,
    };

    private static OpenFlowAction Of(OpenFlowAction action) => action switch
    {
        OutputAction { Port: not PortNumber.Controller, MaxLength: not 0 } output => output with { MaxLength = 0 },
        NoteAction note => Of(note),
        RegLoadAction load when load.Destination.Field.Maskable || load.Destination.Bits == load.Destination.Field.Bits => new SetFieldAction(Of(load)),
        CtAction ct => ct with { Actions = Of(ct.Actions) },
        _ => action,
    };

    // Two ways to say the same; ovs-ofctl(8), and with it a saved and restored flow, turns one into the other.
    private static MatchField Of(RegLoadAction load)
    {
        var (field, offset, bits) = (load.Destination.Field, load.Destination.Offset, load.Destination.Bits);
        return new MatchField(field, (UInt128)load.Value << offset, ((UInt128.One << bits) - 1) << offset);
    }

    private static NoteAction Of(NoteAction note)
    {
        var size = WireMath.AlignUp(Math.Max(note.Note.Length, ShortestNote) + 2, NoteGranularity) - 2;
        var bytes = new byte[size];
        note.Note.Span.CopyTo(bytes);
        return new NoteAction(bytes);
    }
}
