using Vlcp.Network.Model;
using Vlcp.ObjectDb;

namespace Vlcp.Dataplane.Publications;

/// <summary>The times in published objects, which the publisher sets: producers know no clock.</summary>
internal static class PublicationStamp
{
    /// <summary>The object as it is stored at a time of the store's clock.</summary>
    /// <param name="publication">What a producer wants published.</param>
    /// <param name="now">Microseconds since 1970.</param>
    /// <param name="lease">How long the object counts unless it is refreshed.</param>
    public static DataObject Set(DataObject publication, long now, TimeSpan lease) => publication switch
    {
        VxlanEndpoint endpoint => endpoint with { Expire = now + (long)lease.TotalMicroseconds },
        LogicalPortVxlanInfo info => info with { UpdatedTime = now },
        _ => publication,
    };

    /// <summary>True if what is stored says the same as a publication, times aside.</summary>
    public static bool SaysTheSame(DataObject stored, DataObject publication) => Bare(stored).Equals(Bare(publication));

    /// <summary>True if the thing that the publication is about still exists.</summary>
    public static bool HasSubject(IObjectReader objects, DataObject publication) => publication switch
    {
        VxlanEndpoint endpoint => objects.Get<LogicalNetwork>(DataKey.Of<LogicalNetwork>(endpoint.Network)) is not null,
        LogicalPortVxlanInfo info => objects.Get<LogicalPort>(DataKey.Of<LogicalPort>(info.Port)) is not null,
        _ => true,
    };

    private static DataObject Bare(DataObject publication)
    {
        var unstored = publication with { KvdbCreateTime = null, KvdbUpdateVersion = null };
        return unstored switch
        {
            VxlanEndpoint endpoint => endpoint with { Expire = null },
            LogicalPortVxlanInfo info => info with { UpdatedTime = 0 },
            _ => unstored,
        };
    }
}
