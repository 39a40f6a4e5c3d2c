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

    /// <summary>Renews the leases of this switch and removes those of others that have run out in the same networks.</summary>
    public async Task RefreshAsync(DesiredState desired, CancellationToken cancellationToken)
    {
        var leased = desired.Publications.Keys
            .Select(key => desired.Publications[key]?.Value)
            .OfType<VxlanEndpoint>()
            .ToArray();
        foreach (var chunk in leased.Chunk(ChunkSize))
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
