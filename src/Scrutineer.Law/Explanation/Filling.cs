using System.Collections.Immutable;
using Scrutineer.Law.Data;

namespace Scrutineer.Law.Explanation;

/// <summary>The persons that a <c>fill</c> step seated.</summary>
/// <param name="Lists">One entry for each unit and list with persons.</param>
public sealed record Filling(ImmutableArray<FilledList> Lists)
{
    /// <summary>The order of succession of each list, if the step makes one.</summary>
    public ImmutableArray<FilledList> Successions { get; init; } = [];

    /// <summary>The persons as the data know them.</summary>
    public IEnumerable<Candidate> Persons(VoteData data) =>
        Lists.SelectMany(l => l.Persons.Select(id => data.Candidates[l.Unit][l.List].First(p => p.Id == id)));
}

/// <summary>Persons of one list in one unit.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="List">The list.</param>
/// <param name="Persons">Identities in the order of seating, or of succession.</param>
public sealed record FilledList(string Unit, string List, ImmutableArray<string> Persons);
