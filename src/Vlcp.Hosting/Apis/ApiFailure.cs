using Vlcp.ObjectDb;
using Vlcp.Storage;

namespace Vlcp.Hosting.Modules;

/// <summary>What callers are told about exceptions that modules let through.</summary>
internal static class ApiFailure
{
    public static ApiException Of(Exception failure) => new(KindOf(failure), failure.Message, innerException: failure);

    private static ApiErrorKind KindOf(Exception failure) => failure switch
    {
        StoreUnavailableException or StaleResultException or ModuleLoadException => ApiErrorKind.Unavailable,
        ObjectConflictException or StoreConflictException => ApiErrorKind.Conflict,
        StoreLimitException => ApiErrorKind.BadParameter,
        TimeoutException => ApiErrorKind.Timeout,
        _ => ApiErrorKind.Internal,
    };
}
