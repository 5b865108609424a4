using System.CommandLine;
using System.Text.Json;
using Scrutineer.Cli.Output;
using Scrutineer.Law.Json;
using Scrutineer.Report.LawWords;
using Scrutineer.Report.Words;

namespace Scrutineer.Cli.Commands;

/// <summary><c>scrutineer law explain</c>: a law in plain words.</summary>
internal static class LawExplainCommand
{
    public static Command Build()
    {
        var source = LawCommand.Source();
        var language = new Option<string>("--lang") { Description = "en, ru or ky.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong([.. Wordbook.Languages]);
        var asJson = Common.Json();
        var command = new Command("explain", "The law in plain words, step by step, with its articles.") { source, language, asJson };
        command.SetAction(parsed => Run(parsed.GetValue(source)!, parsed.GetValue(language)!, parsed.GetValue(asJson)));
        return command;
    }

    private static int Run(string path, string language, bool asJson)
    {
        var read = LawFile.Read(path, withVotes: false);
        if (!read.IsOk) return Exit.Refused(read.Refusal!, asJson);
        var told = LawExplanation.Of(read.Value.Law, Wordbook.In(language));
        if (asJson) Json.Write(json => Write(json, read.Value.Law.Id, language, told));
        else Print(told);
        return Exit.Done;
    }

    private static void Print(ExplainedLaw law)
    {
        Terminal.Heading(law.Title);
        foreach (var step in law.Steps)
        {
            Terminal.Heading($"{step.Number}. {step.Heading}{(step.Article.Length > 0 ? $" ({step.Article})" : "")}");
            foreach (var sentence in step.Sentences) Terminal.Paragraph(sentence);
        }

        Terminal.Line();
        Terminal.Line(law.Ties);
        Terminal.Line(law.Result);
    }

    private static void Write(Utf8JsonWriter json, string id, string language, ExplainedLaw law)
    {
        json.WriteString("id", id);
        json.WriteString("language", language);
        json.WriteString("title", law.Title);
        json.WriteObjects("steps", law.Steps, step =>
        {
            json.WriteNumber("number", step.Number);
            json.WriteString("name", step.Name);
            json.WriteString("verb", step.Verb);
            json.WriteString("article", step.Article);
            json.WriteString("heading", step.Heading);
            json.WriteTexts("sentences", step.Sentences);
        });
        json.WriteString("ties", law.Ties);
        json.WriteString("result", law.Result);
    }
}
