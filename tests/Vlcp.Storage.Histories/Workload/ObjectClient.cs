using System.Text;
using Vlcp.ObjectDb;

namespace Vlcp.Storage.Histories;

/// <summary>
/// Random walks on objects with a unique index and a membership. Every walk looks whether what it sees is whole: the sum of the
/// balances, names that are there once, members that are the objects of the group.
/// </summary>
public sealed class ObjectClient(string name, RecordingEngine engine, Random random, IHistoryJournal journal)
    : WorkloadClient(name, engine, random, journal)
{
    private const int Cells = 10;
    private const int Names = 6;
    private const int Groups = 3;
    private const long Whole = 1000;

    private readonly ObjectDatabase _database = new(engine, new ObjectSchema(typeof(Cell)));

    /// <inheritdoc/>
    protected override Task StepAsync() => Random.Next(10) switch
    {
        < 4 => TransferAsync(),
        < 7 => ChangeAsync(),
        _ => LookAsync(),
    };

    private static string KeyOf(int number) => DataKey.Of<Cell>($"{number}");

    // The first cell holds what the others do not have; while it does not exist nothing does.
    private static Cell Bank(IObjectReader reader) => reader.Get<Cell>(KeyOf(0)) ?? new Cell { Id = "0", Balance = Whole };

    private Task TransferAsync()
    {
        var (group, amount, receipt) = ($"{Random.Next(Groups)}", Random.Next(1, 20), Receipt);
        return _database.WriteWalkAsync(transaction =>
        {
            Receive(transaction, receipt);
            Write(transaction, Bank(transaction) with { Balance = Bank(transaction).Balance - amount });
            var members = transaction.Members<Cell>("group", group);
            var taker = members.Count > 0 ? members[amount % members.Count] : Bank(transaction);
            Write(transaction, taker with { Balance = taker.Balance + amount });
        });
    }

    // Makes a cell, gives it another name or group, or deletes it.
    private async Task ChangeAsync()
    {
        var (key, name, group, receipt) = (KeyOf(Random.Next(1, Cells)), $"{Random.Next(Names)}", $"{Random.Next(Groups)}", Receipt);
        var isDeletion = Random.Next(3) == 0;
        await _database.WriteWalkAsync(transaction =>
        {
            var cell = transaction.Get<Cell>(key);
            Receive(transaction, receipt);
            if (isDeletion && cell is not null)
            {
                var bank = Bank(transaction);
                Write(transaction, bank with { Balance = bank.Balance + cell.Balance });
                transaction.Delete(key);
            }
            else if (transaction.Find<Cell>("name_index", name) is not { } other || other.Key == key)
            {
                Write(transaction, (cell ?? new Cell { Id = key[(key.LastIndexOf('.') + 1)..] }) with { Name = name, Group = group });
            }
        }).ConfigureAwait(false);
    }

    private async Task LookAsync()
    {
        var group = $"{Random.Next(Groups)}";
        var wrong = await _database.WalkAsync(reader => Wrong(reader, group)).ConfigureAwait(false);
        if (wrong is not null)
        {
            Journal.Append(new ClientFailed(Name, wrong));
        }
    }

    private static string? Wrong(IObjectReader reader, string group)
    {
        var all = reader.All<Cell>();
        var sum = all.Sum(cell => cell.Balance);
        if (all.Count > 0 && sum != Whole && all.Any(cell => cell.Id == "0"))
        {
            return $"at revision {reader.Revision} the balances are {sum} together";
        }

        var members = reader.Members<Cell>("group", group).Select(cell => cell.Key);
        if (!members.SequenceEqual(all.Where(cell => cell.Group == group).Select(cell => cell.Key)))
        {
            return $"at revision {reader.Revision} the members of group {group} are {string.Join(' ', members)}";
        }

        var names = all.Where(cell => cell.Name is not null).ToList();
        var lost = names.FirstOrDefault(cell => reader.Find<Cell>("name_index", cell.Name!)?.Key != cell.Key);
        return lost is null ? null : $"at revision {reader.Revision} the name {lost.Name} does not lead to {lost.Key}";
    }

    private void Write(IObjectTransaction transaction, Cell cell) => transaction.Write(cell with { Stamp = NewStamp() });

    private void Receive(IObjectTransaction transaction, string receipt) => transaction.WriteRaw(receipt, Encoding.UTF8.GetBytes(NewStamp()));
}
