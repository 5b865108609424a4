using System.Numerics;
using Scrutineer.Report.Results;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Explanations;

/// <summary>What is so, in one or two sentences, computed from the data.</summary>
public static class Headline
{
    public static string Of(Result result, Wordbook words)
    {
        if (result.Outcome.IsAnnulled) return words["headline.result-annulled"];
        if (result.Country.Protocols == 0) return words[result.Country.SetAside > 0 ? "headline.all-annulled" : "headline.no-protocol"];
        if (!result.HasVotes) return words["headline.no-votes"];
        var sentences = new List<string>();
        if (result.InNow is { } inNow) Bars(result, inNow.Length, words, sentences);
        else NoBar(result, words, sentences);
        if (!result.Outcome.Outcome.Ties.IsEmpty) sentences.Add(words["headline.lot"]);
        foreach (var ask in result.Outcome.Outcome.Asks.Take(1))
        {
            sentences.Add(ask.Who.Length == 0
                ? words.Text("headline.ask-nobody", words.Code("ask", ask.Kind))
                : words.Text("headline.ask", words.Code("who", ask.Who), words.Code("ask", ask.Kind)));
        }

        return string.Join(" ", sentences);
    }

    private static void Bars(Result result, int inNow, Wordbook words, List<string> sentences)
    {
        var lists = result.Lists.Count();
        if (result.TotalSeats.IsOne && result.Lists.FirstOrDefault(s => s.Seats.IsOne) is { } elected)
        {
            sentences.Add(words.Text("headline.elected", Names.List(elected.List, words.Language), Seen(result, elected, words)));
            return;
        }

        var of = words.CountInWords("lists.of", lists);
        if (result.OneBar is { } least)
        {
            var bar = Numbers.Bar(least, words.Language);
            sentences.Add(Wordbook.Capital(
                inNow == 0 ? words.Text("headline.over-none", of, bar)
                : inNow == lists ? words.CountInWords("headline.over-all", lists, bar)
                : words.CountOfGroup("headline.over", inNow, of, bar)));
        }
        else
        {
            sentences.Add(Wordbook.Capital(inNow == 0 ? words.Text("headline.in-none", of) : words.CountOfGroup("headline.in", inNow, of)));
        }

        var next = result.Lists.Where(s => s.Short is not null && s.FailedIn is null).MinBy(s => s.Short!.Value);
        var isClose = next is not null && next.Short!.Value * 20 <= next.Bar!.Needed;
        var certain = result.Lists.Count(s => s.Place == Place.In);
        if (isClose) sentences.Add(Next(next!, inNow, words));
        else if (result.IsPartial && certain < inNow) sentences.Add(certain == 0 ? words["headline.certain-none"] : words.CountOfGroup("headline.certain", certain));
        else if (Majority(result, words) is { } majority) sentences.Add(majority);
    }

    private static string Next(Standing next, int inNow, Wordbook words) => words.Has($"ordinal.{inNow + 1}") && inNow > 0
        ? words.Count("headline.next", next.Short!.Value, words[$"ordinal.{inNow + 1}"])
        : words.Count("headline.nearest", next.Short!.Value, Names.List(next.List, words.Language));

    private static string? Majority(Result result, Wordbook words)
    {
        if (result.TotalSeats <= 1 || result.Lists.MaxBy(s => s.Seats) is not { Seats.IsZero: false } first) return null;
        var name = Names.List(first.List, words.Language);
        return first.Seats >= result.Majority
            ? words.Count("headline.majority", first.Seats, name, Numbers.Whole(result.TotalSeats))
            : words.Count("headline.no-majority", first.Seats, name, Numbers.Whole(result.TotalSeats));
    }

    private static void NoBar(Result result, Wordbook words, List<string> sentences)
    {
        var winners = result.Lists.Where(s => s.Seats.Sign > 0).ToList();
        if (result.TotalSeats.IsOne && winners is [var elected])
        {
            sentences.Add(words.Text("headline.elected", Names.List(elected.List, words.Language), Seen(result, elected, words)));
        }
        else if (winners.Count > 0)
        {
            sentences.Add(Wordbook.Capital(words.CountOfGroup("headline.seated", winners.Count, words.CountInWords("lists.of", result.Lists.Count()))));
            if (Majority(result, words) is { } majority) sentences.Add(majority);
        }
        else if (result.Lists.FirstOrDefault() is { } first)
        {
            sentences.Add(words.Text("headline.leads", Names.List(first.List, words.Language), Seen(result, first, words)));
        }
    }

    private static string Seen(Result result, Standing standing, Wordbook words) =>
        Bases.Part(words, standing.Votes ?? 0, result.Base, result.BaseNumber ?? 0);
}
