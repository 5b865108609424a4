using Scrutineer.Desk.Intake;

namespace Scrutineer.Office.Desk.Intake;

/// <summary>What the public sent and what became of it: the fold of its lines in the journal.</summary>
internal sealed class IntakeState
{
    private readonly SortedDictionary<long, Sent> all = [];
    private readonly Dictionary<string, long> tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<long, long> lengths = [];

    /// <summary>Everything, oldest first.</summary>
    public IEnumerable<Sent> All => all.Values;

    /// <summary>The number of the next.</summary>
    public long Next => all.Count + 1;

    /// <summary>Bytes of the files of what waits.</summary>
    public long Waiting { get; private set; }

    /// <summary>What was sent under a number; null: nothing was.</summary>
    public Sent? Find(long number) => all.GetValueOrDefault(number);

    /// <summary>What a token opens, by its SHA-256; null: nothing.</summary>
    public Sent? FindToken(string kept) => tokens.TryGetValue(kept, out var number) ? all[number] : null;

    /// <summary>Takes the next line.</summary>
    /// <exception cref="InvalidOperationException">The line is not legal where it stands: the journal is not of this election.</exception>
    public void Take(IntakeLine line)
    {
        if (line.ToSent() is { } sent)
        {
            all.Add(line.Number, sent);
            tokens.Add(line.Token!, line.Number);
            lengths[line.Number] = line.Length;
            Waiting += line.Length;
            return;
        }

        var next = IntakeRules.Next(all[line.Number], line.ToAnswer());
        if (!next.IsOk) throw new InvalidOperationException($"The journal tells of something that is not allowed: {next.Refusal}");
        all[line.Number] = next.Value.Waits ? next.Value : next.Value with { Answered = line.At, By = line.By };
        if (!next.Value.Waits) Waiting -= lengths[line.Number];
    }
}
