using Vlcp.Dataplane.Flows;

namespace Vlcp.Dataplane.Reconcile;

/// <summary>
/// Cookies of flows that stay in a switch although another version wrote them, of whose cookies this one can't read the class.
/// </summary>
internal sealed class AdoptedCookies
{
    private readonly Dictionary<(byte TableId, ulong Cookie), CookieClass> _classes = [];

    /// <summary>Forgets them: the switch is asked again what it has.</summary>
    public void Clear() => _classes.Clear();

    /// <summary>Notes whose packets the flows of a table with this cookie send to the controller.</summary>
    /// <returns>False if other flows with the same cookie have another class: these can't be told apart.</returns>
    public bool TryAdopt(byte tableId, ulong cookie, CookieClass about)
    {
        _classes.TryAdd((tableId, cookie), about);
        return _classes[(tableId, cookie)] == about;
    }

    /// <summary>The cookie with the class that this version would have given it.</summary>
    public ulong Read(byte tableId, ulong cookie) => _classes.TryGetValue((tableId, cookie), out var about)
        ? (cookie & ~Cookie.ClassMask) | ((ulong)about << 56)
        : cookie;
}
