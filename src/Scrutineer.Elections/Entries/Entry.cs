namespace Scrutineer.Elections.Entries;

/// <summary>One entry of the record: docs/reference/record.md.</summary>
/// <param name="Election">Identity with the phase: <c>kg-2020:live</c>.</param>
/// <param name="By">The author.</param>
/// <param name="Time">The author's clock to the second, a claim; order comes from the index.</param>
/// <param name="Prev">Index of the entry that this one follows; null: none.</param>
/// <param name="Data">What it says.</param>
public sealed record Entry(string Election, Author By, DateTimeOffset Time, long? Prev, EntryData Data)
{
    /// <summary>The greatest size of an entry in bytes: a bundle gives it 16 bits (C2SP tlog-tiles).</summary>
    public const int GreatestLength = 65_535;
}

/// <summary>What an entry says. The hierarchy is closed; a type name belongs to each member (<see cref="EntryTypes"/>).</summary>
public abstract record EntryData
{
    private protected EntryData()
    {
    }
}
