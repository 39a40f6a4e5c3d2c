using Vlcp.Storage;

namespace Vlcp.Hosting.Storage;

/// <summary>A module that the proxy <c>kvstorage</c> can stand for.</summary>
public interface IStorageModule
{
    /// <summary>The store, open while the module is loaded.</summary>
    IStoreEngine Engine { get; }
}
