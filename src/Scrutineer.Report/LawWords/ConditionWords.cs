using System.Collections.Immutable;
using Scrutineer.Law.Language;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.LawWords;

/// <summary>Conditions on a list, and conditions of questions, as clauses about "it".</summary>
internal static class ConditionWords
{
    public static string Of(Condition condition, bool inUnits, References references)
    {
        var words = references.Words;
        return condition switch
        {
            ShareCondition share => Share(share, inUnits, references),
            AllOf all => Many("cond.all", all.Of, inUnits, references),
            AnyOf any => Many("cond.any", any.Of, inUnits, references),
            NotOf { Of: AttributeCondition { AtLeast: null, Is: null } attribute } => words.Text("cond.not-attr", Mark(attribute.Name, words)),
            NotOf not => words.Text("cond.not", Inner(not.Of, inUnits, references)),
            AttributeCondition { Is: { } value } attribute => words.Text("cond.attr-is", Mark(attribute.Name, words), value),
            AttributeCondition { AtLeast: { } least } attribute => words.Text("cond.attr-ge", Mark(attribute.Name, words), Numbers.Fraction(least)),
            AttributeCondition attribute => words.Text("cond.attr", Mark(attribute.Name, words)),
            WonCondition won => words.Text("cond.won", Numbers.Fraction(won.AtLeast), references.To(won.Table)),
            CaseOf cases => words.Text("cond.case", string.Join("; ", cases.Branches.Select(b => Branch(b, inUnits, references)))),
            Always always => words[always.Value ? "cond.always" : "cond.never"],
            _ => throw new InvalidOperationException(condition.ToString()),
        };
    }

    public static string Of(AskCondition condition, References references)
    {
        var words = references.Words;
        return condition switch
        {
            FewerThan fewer => words.Count("asked.fewer", fewer.Than, references.To(fewer.In)),
            Leads leads => words.Text("asked.leads", Mark(leads.Attribute, words)),
            CountsFewer count => words.Text("asked.counts", Numbers.Whole(count.Than), Mark(count.Attribute, words), references.To(count.In)),
            AnyAsk any => words.Text("cond.any", string.Join("; ", any.Of.Select(c => Of(c, references)))),
            _ => throw new InvalidOperationException(condition.ToString()),
        };
    }

    /// <summary>The name of an attribute, or the attribute itself if the language has no word for it.</summary>
    public static string Mark(string attribute, Wordbook words) => words.Code("attr", attribute);

    private static string Many(string key, ImmutableArray<Condition> of, bool inUnits, References references) =>
        references.Words.Text(key, string.Join("; ", of.Select(c => Inner(c, inUnits, references))));

    /// <summary>A clause inside another one; compound ones stand in brackets.</summary>
    private static string Inner(Condition condition, bool inUnits, References references)
    {
        var told = Of(condition, inUnits, references);
        return condition is AllOf or AnyOf or CaseOf ? $"({told})" : told;
    }

    private static string Branch(CaseBranch branch, bool inUnits, References references) => branch.When is { } when
        ? references.Words.Text("cond.when", Inner(when, inUnits, references), Inner(branch.Then, inUnits, references))
        : references.Words.Text("cond.otherwise", Inner(branch.Then, inUnits, references));

    private static string Share(ShareCondition share, bool inUnits, References references)
    {
        var words = references.Words;
        var told = words.Text(
            share.Strict ? "cond.more" : "cond.least", Numbers.Bar(share.Least, words.Language), Bases.From(words, share.Of), Where(share.In, inUnits, words));
        var asides = new List<string>();
        if (!share.BaseNamed) asides.Add(words["cond.silent-base"]);
        if (share.Votes != "votes") asides.Add(words.Text("cond.votes", references.To(share.Votes)));
        if (share.WithoutTable is { } holds) asides.Add(words[holds ? "cond.without-holds" : "cond.without-fails"]);
        return asides.Count == 0 ? told : $"{told} ({string.Join("; ", asides)})";
    }

    private static string Where(Scope scope, bool inUnits, Wordbook words) => scope switch
    {
        Scope.Nation => words["scope.nation"],
        Scope.Unit => words["scope.unit"],
        Scope.Default => words[inUnits ? "scope.unit" : "scope.nation"],
        Scope.Every every => words.Text("scope.every", words.Code("level-of", every.Level)),
        Scope.Some some => words.Text("scope.some", Numbers.Whole(some.Count), words.Code("level-of", some.Level)),
        _ => throw new InvalidOperationException(scope.ToString()),
    };
}
