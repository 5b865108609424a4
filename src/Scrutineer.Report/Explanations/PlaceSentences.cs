using System.Collections.Immutable;
using Scrutineer.Law.Explanation;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Explanations;

/// <summary>Where the seats that lists still needed were placed.</summary>
internal static class PlaceSentences
{
    public static ExplainedStep Of(PlaceReport place, Telling telling)
    {
        var words = telling.Words;
        var passages = ImmutableArray.CreateBuilder<Passage>();
        passages.Add(new Sentence(place.Needs.IsEmpty ? words["place.no-need"] : words.Text("place.needs", ClaimWords.Seats(place.Needs, telling))));
        if (!place.Given.IsEmpty)
        {
            passages.Add(new Listing(
                words.Count("place.caption", place.Given.Length), 5,
                [words["given.seat"], words["unit"], words["list"], words["given.claim"], words["given.next"], words["given.lacked"]],
                [.. place.Given.Select(g => Row(g, place, telling))]));
        }

        if (place.Tie is { } tie) passages.Add(new Sentence(TieSentences.Of(tie, telling)));
        return new ExplainedStep(words.Count("place.heading", place.Given.Length), place.Article, null, passages.ToImmutable());
    }

    private static ImmutableArray<string> Row(SeatReport seat, PlaceReport place, Telling telling)
    {
        var (unit, list) = place.Cells.TryGetValue(seat.List, out var cell) ? (telling.UnitName(cell.Unit), telling.Name(cell.List)) : ("–", telling.Name(seat.List));
        return
        [
            Numbers.Whole(seat.Number), unit, list + ClaimWords.Settled(seat, telling.Words), ClaimWords.Of(seat.Claim, telling.Words),
            ClaimWords.Beaten(seat, telling), ClaimWords.Lacked(seat),
        ];
    }
}
