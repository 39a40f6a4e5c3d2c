using Vlcp.Apps.Datapaths;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Connection;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;
using Vlcp.OpenFlow.Views;
using Vlcp.Wire;

namespace Vlcp.Apps;

/// <content>What can be sent.</content>
public sealed partial class Datapath
{
    private const uint MaxPort10 = 0xff00;

    // The thread that works on a batch of this switch's packets: what it sends leaves when the batch is done.
    private volatile int _batchThread;

    /// <summary>The transaction id that a message gets; OS-Ken's set_xid. A message that has one keeps it.</summary>
    /// <param name="msg">The message.</param>
    /// <typeparam name="TMessage">The class of the message.</typeparam>
    public TMessage SetXid<TMessage>(TMessage msg)
        where TMessage : OpenFlowMessage => msg.Xid != 0 ? msg : msg with { Xid = Connection.NextXid() };

    /// <summary>Sends a message. Waits only while the switch takes nothing: a PACKET_OUT is then dropped and counted, and for other messages a
    /// switch that takes nothing for long loses its connection.</summary>
    /// <param name="msg">The message; one without a transaction id gets one.</param>
    /// <returns>False when it is not sent: dropped, or the connection ends.</returns>
    /// <exception cref="WireFormatException">A value does not fit its field, or the version has no such message.</exception>
    public bool SendMsg(OpenFlowMessage msg) => SendMsg(msg, out _);

    /// <summary>Sends a message, see <see cref="SendMsg(OpenFlowMessage)"/>.</summary>
    /// <param name="msg">The message.</param>
    /// <param name="xid">The transaction id that it has.</param>
    /// <returns>False when it is not sent.</returns>
    /// <exception cref="WireFormatException">A value does not fit its field, or the version has no such message.</exception>
    public bool SendMsg(OpenFlowMessage msg, out uint xid)
    {
        xid = msg.Xid;
        try
        {
            if (Connection.TrySend(msg, flush: !IsInBatch, out xid))
            {
                return true;
            }
            if (msg is PacketOut)
            {
                Interlocked.Increment(ref _droppedMessages);
                return false;
            }
            return SendSlowly(msg with { Xid = xid });
        }
        catch (OpenFlowConnectionException)
        {
            return false;
        }
    }

    /// <summary>Sends encoded messages; dropped and counted while the switch takes nothing.</summary>
    /// <param name="messages">One or more whole messages in the datapath's version, transaction ids included.</param>
    /// <returns>False when they are not sent.</returns>
    public bool Send(ReadOnlySpan<byte> messages)
    {
        try
        {
            if (Connection.TrySend(messages, flush: !IsInBatch))
            {
                return true;
            }
            Interlocked.Increment(ref _droppedMessages);
        }
        catch (OpenFlowConnectionException)
        {
            // The switch has gone; its dead event tells.
        }
        return false;
    }

    /// <summary>Sends a request that has exactly one answer, and waits for it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <typeparam name="TReply">The class of the answer.</typeparam>
    /// <exception cref="OpenFlowErrorException">The switch refused.</exception>
    /// <exception cref="OpenFlowConnectionException">The connection ended, or the answer has another class.</exception>
    /// <exception cref="TimeoutException">No answer came in time.</exception>
    public Task<TReply> QueryAsync<TReply>(OpenFlowMessage request, CancellationToken cancellationToken = default)
        where TReply : OpenFlowMessage => Connection.QueryAsync<TReply>(request, cancellationToken);

    /// <summary>Sends a multipart request and waits for all parts of its answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <typeparam name="TReply">The class of a part.</typeparam>
    /// <exception cref="OpenFlowErrorException">The switch refused.</exception>
    /// <exception cref="OpenFlowConnectionException">The connection ended, or the answer has another class.</exception>
    /// <exception cref="TimeoutException">No part came in time.</exception>
    public Task<IReadOnlyList<TReply>> MultipartAsync<TReply>(MultipartRequest<TReply> request, CancellationToken cancellationToken = default)
        where TReply : MultipartReply => Connection.MultipartAsync(request, cancellationToken);

    /// <summary>Shows every flow of the switch to a visitor where it lies in the answer, without making objects, see
    /// <see cref="OpenFlowConnection.VisitFlowsAsync"/>. No event is raised for the answer.</summary>
    /// <param name="request">Which flows.</param>
    /// <param name="visitor">Is called for each flow, beside the app's thread; it must not block, and can't keep the flow.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="NotSupportedException">The version is neither 1.3 nor 1.4.</exception>
    /// <exception cref="OpenFlowErrorException">The switch refused.</exception>
    /// <exception cref="OpenFlowConnectionException">The connection ended.</exception>
    /// <exception cref="TimeoutException">No part came in time.</exception>
    public Task VisitFlowsAsync(FlowStatsRequest request, FlowStatsVisitor visitor, CancellationToken cancellationToken = default) =>
        Connection.VisitFlowsAsync(request, visitor, cancellationToken);

    /// <summary>Sends requests and a barrier, and waits for the barrier's answer.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="OpenFlowConnectionException">The connection ended.</exception>
    /// <exception cref="TimeoutException">No answer came in time.</exception>
    public Task<BatchResult> BatchAsync(IReadOnlyList<OpenFlowMessage> requests, CancellationToken cancellationToken = default) =>
        Connection.BatchAsync(requests, cancellationToken);

    /// <summary>Waits until the switch has done everything that was sent before.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="OpenFlowConnectionException">The connection ended.</exception>
    /// <exception cref="TimeoutException">No answer came in time.</exception>
    public Task BarrierAsync(CancellationToken cancellationToken = default) => Connection.BarrierAsync(cancellationToken);

    /// <summary>Sends a barrier without waiting; its answer raises EventOFPBarrierReply.</summary>
    public bool SendBarrier() => SendMsg(new BarrierRequest());

    /// <summary>Asks for a role and waits for the answer.</summary>
    /// <param name="role">The role.</param>
    /// <param name="generationId">Counts elections; the switch refuses an older one than it knows.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="OpenFlowErrorException">The switch refused, for instance because the election is over.</exception>
    public Task<RoleReply> RequestRoleAsync(ControllerRole role, ulong generationId = 0, CancellationToken cancellationToken = default) =>
        QueryAsync<RoleReply>(new RoleRequest(role, generationId), cancellationToken);

    /// <summary>Sends a packet.</summary>
    /// <param name="bufferId">A packet that the switch keeps; <see cref="PacketIn.NoBuffer"/> to send <paramref name="data"/>.</param>
    /// <param name="inPort">The port that the packet counts as coming from.</param>
    /// <param name="actions">What to do with it.</param>
    /// <param name="data">The packet.</param>
    public bool SendPacketOut(uint bufferId, uint inPort, WireList<OpenFlowAction> actions, WireBytes data) =>
        SendMsg(new PacketOut(bufferId, inPort, actions, bufferId == PacketIn.NoBuffer ? data : WireBytes.Empty));

    /// <summary>Adds a flow.</summary>
    /// <param name="flow">The flow.</param>
    public bool AddFlow(FlowEntry flow) => SendMsg(FlowMod.Add(flow));

    /// <summary>Deletes one flow.</summary>
    /// <param name="key">Its table, priority and match.</param>
    public bool DeleteFlow(FlowKey key) => SendMsg(FlowMod.Delete(key));

    /// <summary>Deletes all flows of all tables.</summary>
    public bool DeleteAllFlows() => SendMsg(new FlowMod(FlowModCommand.Delete, FlowMod.AllTables, Match.Any));

    /// <summary>Whether a port number stands for something other than one port.</summary>
    /// <param name="portNo">The number.</param>
    public bool IsReservedPort(uint portNo) => portNo > (Version == OpenFlowVersion.V10 ? MaxPort10 : PortNumber.Max);

    /// <summary>Ends the connection.</summary>
    public void Close() => Close("closed by an app");

    /// <summary>Ends the connection for a reason.</summary>
    /// <param name="reason">Why, as a sentence for the log.</param>
    public void Close(string reason) => _ = Connection.CloseAsync(reason);

    private bool IsInBatch => _batchThread == Environment.CurrentManagedThreadId;

    internal void BeginBatch() => _batchThread = Environment.CurrentManagedThreadId;

    internal void EndBatch()
    {
        _batchThread = 0;
        Connection.Flush();
    }

    // On a thread of its own, as the app's own thread stands here until there is room.
    private bool SendSlowly(OpenFlowMessage msg)
    {
        Connection.Flush();
        using var limit = new CancellationTokenSource(_options.SlowSwitchTimeout, _options.TimeProvider);
        try
        {
            Task.Run(() => Connection.SendWithXidAsync(msg, limit.Token)).GetAwaiter().GetResult();
            return true;
        }
        catch (OperationCanceledException)
        {
            Close($"takes nothing: no room for a message in {_options.SlowSwitchTimeout.TotalSeconds} s");
            return false;
        }
    }
}
