using System.Collections.Immutable;
using Scrutineer.Elections.Entries;

namespace Scrutineer.Elections.Disputes.Cases;

/// <summary>A complaint with all that became of it.</summary>
/// <param name="Number">Index of the complaint.</param>
/// <param name="Filed">The complaint.</param>
/// <param name="FiledAt">When it was filed, as claimed.</param>
public sealed record Case(long Number, ComplaintFiled Filed, DateTimeOffset FiledAt)
{
    /// <summary>Where it stands.</summary>
    public CaseStage Stage { get; init; } = CaseStage.Filed;

    /// <summary>Index of its latest entry.</summary>
    public long Head { get; init; } = Number;

    /// <summary>Its steps, oldest first.</summary>
    public ImmutableArray<CaseStep> Steps { get; init; } = [];

    /// <summary>The case it was joined with; null: none.</summary>
    public long? JoinedWith { get; init; }

    /// <summary>Index of the decision; null: none yet.</summary>
    public long? Decision { get; init; }

    /// <summary>When the decision was served; null: not yet.</summary>
    public DateTimeOffset? ServedAt { get; init; }

    /// <summary>True while it waits for a decision of its own.</summary>
    public bool IsOpen => CaseSteps.IsOpen(Stage);

    internal Case After(long index, DateTimeOffset at, ComplaintMoved moved) => this with
    {
        Stage = CaseSteps.After(Stage, moved.Step)!.Value,
        Head = index,
        Steps = Steps.Add(new CaseStep(index, at, moved)),
        JoinedWith = moved.With ?? JoinedWith,
        ServedAt = moved.Step == "serve" ? at : ServedAt,
    };
}

/// <summary>One step of a case.</summary>
/// <param name="Index">Index of its entry.</param>
/// <param name="At">When, as claimed.</param>
/// <param name="Moved">What it says.</param>
public sealed record CaseStep(long Index, DateTimeOffset At, ComplaintMoved Moved);
