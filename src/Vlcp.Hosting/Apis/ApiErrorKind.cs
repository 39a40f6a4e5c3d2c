namespace Vlcp.Hosting.Modules;

/// <summary>What kind of failure an <see cref="ApiException"/> reports, and the HTTP status it becomes.</summary>
public enum ApiErrorKind
{
    /// <summary>A parameter is missing, unknown, of the wrong type or breaks a rule: 400.</summary>
    BadParameter,

    /// <summary>The caller did not identify himself: 401.</summary>
    Unauthorized,

    /// <summary>The caller may not do this: 403.</summary>
    Forbidden,

    /// <summary>The target, method or object does not exist: 404.</summary>
    NotFound,

    /// <summary>Already exists, in use, or exhausted: 409.</summary>
    Conflict,

    /// <summary>The request is larger than the limits allow: 413.</summary>
    TooLarge,

    /// <summary>A defect of the server or module: 500.</summary>
    Internal,

    /// <summary>Something that the call needs (the store, a switch) is away: 503.</summary>
    Unavailable,

    /// <summary>The call did not finish in time: 504.</summary>
    Timeout,
}
