using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Scrutineer.Desk.Paper;
using Scrutineer.DeskServer.Pages.Overview;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Law;
using Scrutineer.Office.Desk;
using Scrutineer.Report;

namespace Scrutineer.DeskServer.Pages.Typing;

/// <summary>The form as the paper is: number, label, field; the running sum and the findings below each block; the scan beside it.</summary>
internal static class TypingPage
{
    /// <summary>True if something on the paper must be confirmed before it is finished: a broken equation, or an empty line.</summary>
    public static bool HasFindings(DeskPage page, TypingTask task, TypedForm typed) =>
        typed.Blank.Any() || (!task.IsReturned && Block.Of(page.Election, page.Words).SelectMany(b => b.Equations).Any(e => e.IsBroken(typed.Numbers)));

    /// <param name="page">The page.</param>
    /// <param name="walls">For how much is left.</param>
    /// <param name="task">What is to be typed.</param>
    /// <param name="typed">What was typed so far.</param>
    /// <param name="refusal">Why it was not taken; null: nothing was refused.</param>
    /// <param name="isSent">True: the clerk meant to finish, and has to look again.</param>
    public static IResult Write(DeskPage page, Walls walls, TypingTask task, TypedForm typed, Refusal? refusal, bool isSent)
    {
        var (html, words) = (page.Html, page.Words);
        var kind = task.IsReturned ? "returned" : task.IsSecond ? "second" : "first";
        var status = refusal is not null ? DeskRefusals.StatusOf(refusal.Code) : isSent ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        return page.Answer(words.Text("typing.title", page.Unit(task.Unit), page.Channel(task.Channel)), () =>
        {
            html.Open("div", ("class", task.Scans.IsEmpty ? "typing alone" : "typing")).Open("div", ("class", "paper"));
            html.Open("h1").Element("bdi", page.UnitWithCode(task.Unit)).Text(" · ").Element("bdi", page.Channel(task.Channel)).Close();
            html.Open("p", ("class", "soft")).Text(words[$"typing.{kind}"]);
            if (walls.Of(page.Visit.Who, page.Visit.Who.Unit) is { IsOk: true } wall)
                html.Text(" " + words.Text("typing.still", Numbers.Whole(wall.Value.Progress.Stations - wall.Value.Progress.ByStage.GetValueOrDefault("recorded")), Numbers.Whole(wall.Value.Progress.Stations)));
            html.Close();
            page.Refused(refusal);
            Form(page, task, typed, isSent, isAsking: isSent || refusal is not null);
            html.Close();
            ScanBeside.Write(page, task.Unit, task.Scans);
            html.Close();
        }, status, "wide-desk", () => html.Open("span", ("class", "saved"), ("id", "saved"), ("role", "status"), ("data-saved", words["typing.saved"]), ("data-lost", words["typing.not-saved"])).Close());
    }

    private static void Form(DeskPage page, TypingTask task, TypedForm typed, bool isSent, bool isAsking)
    {
        var (html, words) = (page.Html, page.Words);
        var blocks = task.IsReturned ? [new Block(words["typing.again"], task.Fields, [])] : Block.Of(page.Election, words);
        var hasFindings = HasFindings(page, task, typed);
        page.BeginForm(page.To("type", task.Channel, task.Unit), isAsking ? "protocol" : "protocol ahead", ("id", "protocol"), ("autocomplete", "off"), ("novalidate", "novalidate"),
            ("data-draft", page.To("type", task.Channel, task.Unit) + "/draft"), ("data-token", page.Visit.FormToken), ("data-refusals", Refusals(page)),
            ("data-left", words["typing.left"]), ("data-over", words["typing.over"]));
        foreach (var block in blocks)
        {
            html.Open("fieldset").Element("legend", block.Heading);
            foreach (var field in block.Fields) Line(page, field, typed);
            foreach (var equation in block.Equations) Equation(page, equation, typed.Numbers);
            html.Close();
        }

        if (isSent && typed.Refusals.IsEmpty && typed.Blank.Any())
        {
            var numbers = string.Join(", ", typed.Blank.Select(p => task.Fields.First(f => f.Place == p).Number));
            html.Element("p", words.Text("typing.blank", numbers), ("class", "finding warning"), ("role", "alert"));
        }

        if (isSent && !typed.Refusals.IsEmpty) html.Element("p", words["typing.unreadable"], ("class", "refusal"), ("role", "alert"));
        html.Open("div", ("class", hasFindings && typed.Refusals.IsEmpty && isSent ? "confirm asked" : "confirm"));
        html.Void("input", ("type", "checkbox"), ("id", "on-paper"), ("name", "on-paper"), ("value", "yes"));
        html.Element("label", words["typing.on-paper"], ("for", "on-paper")).Close();
        html.Open("div", ("class", "buttons"));
        page.Button(words["typing.finish"], "strong", ("id", "finish"), ("name", "do"), ("value", "finish"));
        page.Button(words["typing.later"], "", ("name", "do"), ("value", "later"));
        Keys(page, !task.Scans.IsEmpty);
        html.Close().Close();
    }

    private static void Line(DeskPage page, Field field, TypedForm typed)
    {
        var html = page.Html;
        var name = TypedForm.Name(field.Place);
        var refusal = typed.Refusals.GetValueOrDefault(field.Place);
        html.Open("div", ("class", "line")).Element("span", field.Number, ("class", "number"), ("aria-hidden", "true"));
        html.Open("label", ("for", name)).Element("span", field.Number + " ", ("class", "heard")).Element("bdi", field.Label.In(page.Language)).Close();
        html.Void("input", ("id", name), ("name", name), ("value", typed.Texts.GetValueOrDefault(field.Place, "")), ("inputmode", "numeric"), ("autocomplete", "off"), ("spellcheck", "false"),
            ("data-place", DeskPage.Plain(field.Place)), ("aria-invalid", refusal is null ? "" : "true"), ("aria-describedby", $"{name}-no"));
        html.Element("p", refusal is null ? "" : page.Said(refusal), ("class", "no"), ("id", $"{name}-no"), ("data-code", refusal?.Code ?? ""));
        html.Close();
    }

    private static void Equation(DeskPage page, PaperEquation equation, IReadOnlyList<long?> numbers)
    {
        var (html, words) = (page.Html, page.Words);
        var isBroken = equation.IsBroken(numbers);
        var tolerance = equation.Equation.Tolerance;
        html.Open("div", ("class", "equation"), ("data-left", equation.Left.ToData()), ("data-right", equation.Right.ToData()), ("data-relation", equation.Equation.Relation.ToString()),
            ("data-of", equation.Of?.ToData() ?? ""), ("data-share", tolerance?.Share is { } share ? $"{share.Numerator}/{share.Denominator}" : ""),
            ("data-absolute", tolerance?.Absolute is { } absolute ? DeskPage.Plain(absolute) : ""), ("data-both", tolerance is { BothNeeded: true } ? "yes" : ""), ("data-tolerant", tolerance is null ? "" : "yes"));
        if (equation.IsShown)
            html.Open("p", ("class", "sum")).Element("span", $"{equation.Left.Text} = {equation.Right.Text}").Element("output", equation.Running(words, numbers), ("class", isBroken ? "wrong" : "")).Close();
        html.Open("p", ("class", $"finding {(equation.Equation.Severity == Elections.Forms.Severity.Error ? "error" : "warning")}"), ("role", "status"), ("hidden", isBroken ? "" : "hidden"));
        html.Element("strong", equation.Equation.Short.In(page.Language) + ".").Text(" ");
        html.Element("span", equation.Said(words, numbers), ("data-said", equation.Template(words))).Text(" ").Element("small", equation.Equation.Code);
        html.Close().Close();
    }

    private static void Keys(DeskPage page, bool hasScan)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("p", ("class", "keys"));
        Key("Enter", "typing.key.next");
        Key("Shift+Enter", "typing.key.back");
        if (hasScan) Key("F2", "typing.key.scan");
        Key("F8", "typing.key.on-paper");
        html.Close();

        void Key(string key, string does) => html.Open("span").Element("kbd", key).Text(" " + words[does]).Close().Text(" ");
    }

    /// <summary>The sentences that the module says beside a field, before anything is sent.</summary>
    private static string Refusals(DeskPage page) => System.Text.Json.JsonSerializer.Serialize(
        CountCodes.ToDictionary(code => code, code => Words.DeskWords.OfCode(page.Language, code) ?? code), Readable);

    private static readonly string[] CountCodes = ["count-negative", "count-other-digits", "count-several", "count-fraction", "count-not-number", "count-too-large"];

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
