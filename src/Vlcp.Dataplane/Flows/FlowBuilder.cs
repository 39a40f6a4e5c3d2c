using Vlcp.Dataplane.Pipeline;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Instructions;
using Vlcp.OpenFlow.Nicira;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Switches.Tables;
using Vlcp.Wire;

namespace Vlcp.Dataplane.Flows;

/// <summary>
/// Builds one flow of a declared table, and refuses what the table does not declare. Actions stand in the order of the calls.
/// </summary>
public sealed class FlowBuilder
{
    private readonly FlowTable _table;
    private readonly ushort _priority;
    private readonly TableLayout _layout;
    private readonly List<OpenFlowAction> _actions = [];
    private readonly Dictionary<OxmField, MatchField> _match = [];
    private CookieClass _class = CookieClass.Forwarding;

    /// <summary>Starts a flow.</summary>
    public FlowBuilder(FlowTable table, ushort priority, TableLayout layout)
    {
        _table = table;
        _priority = priority;
        _layout = layout;
    }

    /// <summary>Adds a condition; conditions on different bits of one register join.</summary>
    /// <exception cref="PipelineViolationException">The table does not declare that its flows match the field, or a condition on the same
    /// bits stands already.</exception>
    public FlowBuilder Match(MatchField condition)
    {
        if (!_table.Matches.Contains(condition.Field))
        {
            throw Violation($"matches {condition.Field.Name}", "Matches", _table.Matches.Select(f => f.Name));
        }

        if (!_match.TryGetValue(condition.Field, out var known))
        {
            _match[condition.Field] = condition;
            return this;
        }

        if ((known.Mask & condition.Mask) != 0)
        {
            throw new PipelineViolationException($"a flow of table '{_table.Name}' has two conditions on the same bits of {condition.Field.Name}");
        }

        _match[condition.Field] = condition.Field.Is(known.Value | condition.Value, known.Mask | condition.Mask);
        return this;
    }

    /// <summary>Adds several conditions.</summary>
    public FlowBuilder Match(params ReadOnlySpan<MatchField> conditions)
    {
        foreach (var condition in conditions)
        {
            Match(condition);
        }

        return this;
    }

    /// <summary>Writes a constant into a register.</summary>
    public FlowBuilder Set(Register register, uint value) => Set(register.Is(value));

    /// <summary>Writes a constant into a field, or into the bits of it that the mask selects.</summary>
    /// <exception cref="PipelineViolationException">The table does not declare that its flows write the field.</exception>
    public FlowBuilder Set(MatchField setting)
    {
        CheckSets(setting.Field);
        _actions.Add(new SetFieldAction(setting));
        return this;
    }

    /// <summary>Copies one field into another of the same width.</summary>
    /// <exception cref="PipelineViolationException">The table does not declare that its flows write the destination.</exception>
    public FlowBuilder Move(Subfield source, Subfield destination)
    {
        CheckSets(destination.Field);
        _actions.Add(new RegMoveAction(source, destination));
        return this;
    }

    /// <summary>Adds actions that the other methods have no name for, or that were made elsewhere.</summary>
    /// <exception cref="PipelineViolationException">One of them writes a field of which the table does not declare that.</exception>
    public FlowBuilder Do(params IEnumerable<OpenFlowAction> actions)
    {
        foreach (var action in actions)
        {
            switch (action)
            {
                case SetFieldAction set:
                    CheckSets(set.Setting.Field);
                    break;
                case RegMoveAction move:
                    CheckSets(move.Destination.Field);
                    break;
                case StackPopAction pop:
                    CheckSets(pop.Part.Field);
                    break;
                case CheckPacketLargerAction check:
                    CheckSets(check.Destination.Field);
                    break;
            }

            _actions.Add(action);
        }

        return this;
    }

    /// <summary>Hands the whole packet to the controller.</summary>
    /// <param name="about">Whose packets these are: chooses who handles them.</param>
    public FlowBuilder ToController(CookieClass about)
    {
        _class = about;
        _actions.Add(new OutputAction(PortNumber.Controller, 0xffff));
        return this;
    }

    /// <summary>Ends the flow: the packet goes on to the next table of the path, or ends where the path ends.</summary>
    public DesiredFlow ThenNext() => End(_layout.Next(_table.Name));

    /// <summary>Ends the flow: the packet goes on behind a table, as if that table had nothing to say.</summary>
    /// <exception cref="PipelineViolationException">The table does not declare that its flows go to the one that is passed.</exception>
    public DesiredFlow ThenBehind(FlowTable passed)
    {
        CheckGoes(passed);
        return End(_layout.Next(passed.Name));
    }

    /// <summary>Ends the flow: the packet goes to a table.</summary>
    /// <exception cref="PipelineViolationException">The table does not declare that its flows go there.</exception>
    public DesiredFlow ThenGoto(FlowTable target)
    {
        CheckGoes(target);
        return End(target.Name);
    }

    /// <summary>Ends the flow: nothing follows the actions. Without actions the packet is dropped.</summary>
    public DesiredFlow ThenEnd() => End(null);

    private DesiredFlow End(string? next)
    {
        var match = OpenFlow.Oxm.Match.Create([.. _match.Values]).Canonical();
        if (match.MissingPrerequisites() is [var missing, ..])
        {
            throw new PipelineViolationException($"a flow of table '{_table.Name}' lacks a prerequisite: {missing}");
        }

        List<OpenFlowInstruction> instructions = [];
        if (_actions.Count > 0)
        {
            instructions.Add(new ApplyActionsInstruction(_actions.ToWireList()));
        }

        if (next is not null)
        {
            instructions.Add(new GotoTableInstruction(_layout[next]));
        }

        return new DesiredFlow(new FlowKey(_layout[_table.Name], _priority, match), instructions.ToWireList(), _class);
    }

    private void CheckSets(OxmField field)
    {
        if (!_table.Sets.Contains(field))
        {
            throw Violation($"sets {field.Name}", "Sets", _table.Sets.Select(f => f.Name));
        }
    }

    private void CheckGoes(FlowTable target)
    {
        if (!_table.Goes.Contains(target.Name) && _layout.Next(_table.Name) != target.Name)
        {
            throw Violation($"goes to {target.Name}", "Goes", _table.Goes);
        }
    }

    private PipelineViolationException Violation(string what, string property, IEnumerable<string> declared) => new(
        $"a flow of table '{_table.Name}' {what}, which the table does not declare; its {property} are: {string.Join(", ", declared.Order(StringComparer.Ordinal))}");
}
