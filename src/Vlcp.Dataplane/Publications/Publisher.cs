using Vlcp.Dataplane.Desired;
using Vlcp.Dataplane.Switches;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;

namespace Vlcp.Dataplane.Publications;

/// <summary>
/// Keeps in the store what one switch has to say to the other servers: each object a key of its own, so that servers never write the
/// same key, and a lease, so that what a dead server said goes away.
/// </summary>
internal sealed class Publisher(ObjectDatabase database, SwitchIdentity identity, TimeSpan lease)
{
    // Objects written in one transaction: enough to be fast, few enough to conflict rarely.
    private const int ChunkSize = 64;

    /// <summary>Compares all that the store has of this switch with what is desired; for the first time after a start.</summary>
    public async Task SynchronizeAsync(DesiredState desired, CancellationToken cancellationToken)
    {
        var stored = await database.WalkAsync(OwnKeys, cancellationToken: cancellationToken);
        desired.Publications.Changed.UnionWith(desired.Publications.Keys.Concat(stored));
        await PublishChangesAsync(desired, cancellationToken);
    }

    /// <summary>Publishes what changed in the desired state since the last call.</summary>
    public async Task PublishChangesAsync(DesiredState desired, CancellationToken cancellationToken)
    {
        foreach (var chunk in desired.Publications.Changed.ToArray().Chunk(ChunkSize))
        {
            // Taken out first: what changes again during the transaction is to be published again.
            desired.Publications.Changed.ExceptWith(chunk);
            var wanted = chunk.ToDictionary(key => key, key => desired.Publications[key]?.Value);
            try
            {
                await database.WriteWalkAsync(transaction => Write(transaction, wanted, renew: false), cancellationToken: cancellationToken);
            }
            catch
            {
                desired.Publications.Changed.UnionWith(chunk);
                throw;
            }
        }
    }

    /// <summary>The networks in which this switch is to hold a lease.</summary>
    public static IEnumerable<string> Networks(DesiredState desired) =>
        Leased(desired, desired.Publications.Keys).Select(endpoint => endpoint.Network);

    /// <summary>Those of them that the next call of <see cref="PublishChangesAsync"/> is about.</summary>
    public static IEnumerable<string> ChangedNetworks(DesiredState desired) =>
        Leased(desired, desired.Publications.Changed).Select(endpoint => endpoint.Network);

    /// <summary>Reads when leases in these networks run out.</summary>
    public async Task<LeaseTimes> ReadLeasesAsync(IEnumerable<string> networks, CancellationToken cancellationToken)
    {
        var now = await database.GetTimestampAsync(cancellationToken);
        var times = default(LeaseTimes);
        foreach (var chunk in networks.Chunk(ChunkSize))
        {
            var endpoints = await database.WalkAsync(
                objects => chunk.SelectMany(network => objects.Members<VxlanEndpoint>("network", network)).ToList(),
                cancellationToken: cancellationToken);
            times = endpoints.Aggregate(times, (all, endpoint) => all.With(endpoint, IsOwn(endpoint), now));
        }

        return times;
    }

    /// <summary>Reads when leases in the networks of this switch run out.</summary>
    public Task<LeaseTimes> ReadLeasesAsync(DesiredState desired, CancellationToken cancellationToken) =>
        ReadLeasesAsync(Networks(desired), cancellationToken);

    /// <summary>Removes the leases of others that have run out in the networks of this switch: their servers are dead.</summary>
    public async Task RemoveExpiredAsync(DesiredState desired, CancellationToken cancellationToken)
    {
        foreach (var chunk in Leased(desired, desired.Publications.Keys).Chunk(ChunkSize))
        {
            await database.WriteWalkAsync(
                transaction =>
                {
                    foreach (var endpoint in chunk)
                    {
                        RemoveExpired(transaction, endpoint.Network);
                    }

                    return chunk.Length;
                },
                cancellationToken: cancellationToken);
        }
    }

    /// <summary>Renews the leases of this switch and removes those of others that have run out in the same networks.</summary>
    public async Task RefreshAsync(DesiredState desired, CancellationToken cancellationToken)
    {
        foreach (var chunk in Leased(desired, desired.Publications.Keys).Chunk(ChunkSize))
        {
            var wanted = chunk.ToDictionary(endpoint => endpoint.Key, endpoint => (DataObject?)endpoint);
            await database.WriteWalkAsync(
                transaction =>
                {
                    foreach (var endpoint in chunk)
                    {
                        RemoveExpired(transaction, endpoint.Network);
                    }

                    return Write(transaction, wanted, renew: true);
                },
                cancellationToken: cancellationToken);
        }
    }

    private static VxlanEndpoint[] Leased(DesiredState desired, IEnumerable<string> keys) =>
        [.. keys.Select(key => desired.Publications[key]?.Value).OfType<VxlanEndpoint>()];

    private bool IsOwn(VxlanEndpoint endpoint) =>
        (endpoint.Vhost, endpoint.SystemId, endpoint.Bridge) == (identity.OvsdbVhost, identity.SystemId ?? "", identity.Bridge);

    private List<string> OwnKeys(IObjectReader objects)
    {
        string[] host = [identity.OvsdbVhost, identity.SystemId ?? "", identity.Bridge];
        return [.. objects.MemberKeys<VxlanEndpoint>("host", host), .. objects.MemberKeys<LogicalPortVxlanInfo>("host", host)];
    }

    private int Write(IObjectTransaction transaction, Dictionary<string, DataObject?> wanted, bool renew)
    {
        var stored = transaction.GetMany<DataObject>(wanted.Keys);
        var written = 0;
        foreach (var ((key, publication), present) in wanted.Zip(stored))
        {
            if (publication is null)
            {
                if (present is not null)
                {
                    transaction.Delete(key);
                    written++;
                }
            }
            else if ((renew || present is null || !PublicationStamp.SaysTheSame(present, publication))
                && PublicationStamp.HasSubject(transaction, publication))
            {
                transaction.Write(PublicationStamp.Set(publication, transaction.Timestamp, lease));
                written++;
            }
        }

        return written;
    }

    private static void RemoveExpired(IObjectTransaction transaction, string network)
    {
        foreach (var endpoint in transaction.Members<VxlanEndpoint>("network", network).Where(e => e.Expire < transaction.Timestamp))
        {
            transaction.Delete(endpoint.Key);
        }
    }
}
