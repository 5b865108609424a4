namespace Scrutineer.Law.Evaluation;

/// <summary>
/// One who claims seats: a list, a group of lists, a unit, a cell of unit and list, a person. Its seats change while a distribution runs.
/// </summary>
internal sealed class Claimant(string name, Rational votes, long start, long cap)
{
    public string Name { get; } = name;

    public Rational Votes { get; } = votes;

    /// <summary>Seats held before; never taken away.</summary>
    public long Start { get; } = start;

    public long Cap { get; } = cap;

    public long Seats { get; set; } = start;

    /// <summary>Votes beyond the whole quotas; 0 where no quota was taken. It grows when a seat is taken back because there were too many.</summary>
    public Rational Remainder { get; set; }

    /// <summary>True if it was raised to the least number and takes no part in what is left over.</summary>
    public bool Raised { get; set; }

    /// <summary>Places that it shares with others; each seat it takes uses one of each. Null: none.</summary>
    public Pool? Row { get; init; }

    /// <summary>A second such pool.</summary>
    public Pool? Column { get; init; }

    /// <summary>True if it claims even without votes (cells of a placement, persons).</summary>
    public bool ClaimsWithoutVotes { get; init; }

    /// <summary>A claimant without votes never claims, even if seats stay empty.</summary>
    public bool CanTake => Seats < Cap && MayTake;

    /// <summary>The same, its cap left aside.</summary>
    public bool MayTake => !Raised && (ClaimsWithoutVotes || Votes.Sign > 0) && Row is not { Left: <= 0 } && Column is not { Left: <= 0 };
}

/// <summary>Places shared by several claimants: a row of units, a column of lists, persons of one sex.</summary>
internal sealed class Pool(long left)
{
    public long Left { get; set; } = left;
}
