namespace Vlcp.SppCtl;

/// <summary>What happens to a request body with a member that the API does not know.</summary>
public enum UnknownKeys
{
    /// <summary>The request is refused with status 400.</summary>
    Refuse,

    /// <summary>The member is ignored.</summary>
    Ignore,
}
