using System.Text;

namespace Vlcp.Storage.Etcd;

/// <summary>Makes sure that the data beneath the prefix are a store's, or begins a store where there are none.</summary>
internal sealed class EtcdFormat(EtcdStoreUrl url, EtcdKeys keys, EtcdGateway gateway)
{
    private const string Mark = "vlcp-store ";
    private const string Version = "1";

    private volatile bool _isSure;

    /// <exception cref="StoreFormatException">The data are another application's, or of a newer version.</exception>
    /// <exception cref="EtcdException">etcd refused.</exception>
    internal async ValueTask EnsureAsync(CancellationToken cancellationToken)
    {
        while (!_isSure)
        {
            var look = await gateway.TransactAsync(
                new EtcdTransaction(
                    [EtcdComparison.WrittenBy(keys.Format, 0)],
                    [new GetOperation(keys.All.Start, keys.All.End, keysOnly: true, limit: 1)],
                    [new GetOperation(keys.Format)]),
                repeatable: true,
                cancellationToken);
            if (!look.Succeeded)
            {
                Check(Encoding.UTF8.GetString(look.Reads[0][0].Value));
                _isSure = true;
            }
            else if (look.Reads[0].Count > 0)
            {
                throw new StoreFormatException(
                    $"{url} holds data of another application, '{Encoding.UTF8.GetString(look.Reads[0][0].Key)}' for example; choose another prefix.");
            }
            else
            {
                await CreateAsync(cancellationToken);
            }
        }
    }

    /// <summary>Looks again: the members have lost data.</summary>
    internal void Doubt() => _isSure = false;

    private void Check(string format)
    {
        if (format != Mark + Version)
        {
            throw new StoreFormatException(format.StartsWith(Mark, StringComparison.Ordinal)
                ? $"{url} has the version {format[Mark.Length..]} of a newer program; this one knows {Version}."
                : $"{url} holds data of another application.");
        }
    }

    // Who comes second finds what the first has made.
    private Task<EtcdReply> CreateAsync(CancellationToken cancellationToken) => gateway.TransactAsync(
        new EtcdTransaction(
            [EtcdComparison.NotWrittenSince(keys.All.Start, keys.All.End, 0)],
            [
                new PutOperation(keys.Format, Encoding.UTF8.GetBytes(Mark + Version)),
                new PutOperation(keys.Time, Encoding.ASCII.GetBytes(new string('0', 20))),
                new PutOperation(keys.Fence, default),
            ],
            []),
        repeatable: true,
        cancellationToken);
}
