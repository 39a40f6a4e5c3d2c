namespace Vlcp.Lab;

/// <summary>What a lab has made, kept in a file so that another process can remove it.</summary>
internal sealed class LabInventory
{
    private readonly Lock _lock = new();
    private readonly string _file;
    private LabState _state;

    public LabInventory(string file, LabState state)
    {
        _file = file;
        _state = state;
        state.Save(file);
    }

    public LabState State
    {
        get
        {
            lock (_lock)
            {
                return _state;
            }
        }
    }

    public void Add(ProcessIdentity process) => Change(s => s with { Processes = [.. s.Processes.Where(p => p.IsRunning), process] });

    public void Add(string networkNamespace) => Change(s => s with { Namespaces = [.. s.Namespaces.Except([networkNamespace]), networkNamespace] });

    public void Add(IEnumerable<LabServer> servers) => Change(s => s with { Servers = [.. s.Servers, .. servers.Select(StateOf)] });

    public void Remove(string networkNamespace) =>
        Change(s => s with { Namespaces = [.. s.Namespaces.Where(n => n != networkNamespace)] });

    private static LabServerState StateOf(LabServer server) =>
        new(server.Name, server.Namespace, server.Directory, server.UnderlayAddress.ToString());

    private void Change(Func<LabState, LabState> change)
    {
        lock (_lock)
        {
            _state = change(_state);
            _state.Save(_file);
        }
    }
}
