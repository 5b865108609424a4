using System.Text.RegularExpressions;
using Scrutineer.DeskServer.Words;
using Scrutineer.Report.Words;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.DeskServer.Tests.Pages;

/// <summary>The words for clerks: the same in three languages, plain, and one sentence for each code that a desk can refuse with.</summary>
public partial class WordsOfTheDesk
{
    /// <summary>Said to whoever starts the server, restores or merges by command, never on a page.</summary>
    private static readonly string[] Started = ["desk-plain-http", "backup-damaged", "record-exists"];

    private static readonly string[] Languages = ["ky", "ru", "en"];

    private static string[] Sources => [.. ((string[])["Scrutineer.Desk", "Scrutineer.DeskServer", "Scrutineer.Office/Desk"])
        .SelectMany(d => Directory.EnumerateFiles(Path.Combine(Shared.Repository, "src", d), "*.cs", SearchOption.AllDirectories)).Select(File.ReadAllText)];

    [Fact]
    public void All_languages_have_the_same_keys_and_places()
    {
        var english = DeskWords.In("en");
        foreach (var book in Languages.Select(DeskWords.In))
        {
            Assert.Equal(english.Keys, book.Keys);
            foreach (var key in english.Keys.Except(Wordbook.In("en").Keys))
                foreach (var form in book.Forms(key).Values)
                    Assert.True(Places(form).SetEquals(Places(english.Forms(key).Values.Last())), $"{book.Language} {key}: {form}");
        }
    }

    [Fact]
    public void Every_code_that_a_desk_refuses_with_has_a_sentence_in_every_language()
    {
        var codes = Sources.SelectMany(s => Code().Matches(s).Select(m => m.Groups[1].Value)).Except(Started).Distinct().ToList();
        Assert.True(codes.Count > 60);
        foreach (var language in Languages)
            Assert.Equal([], codes.Where(c => DeskWords.OfCode(language, c) is null));
    }

    [Fact]
    public void Nobody_is_begged_or_shouted_at()
    {
        foreach (var language in Languages)
        {
            var book = DeskWords.In(language);
            foreach (var text in book.Keys.Except(Wordbook.In(language).Keys).SelectMany(k => book.Forms(k).Values)) Assert.DoesNotMatch("!|[Pp]lease|[Пп]ожалуйста|[Сс]уранам", text.Replace("!important", "", StringComparison.Ordinal));
        }
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex("""(?:new Refusal|=> new|\? new|: new)\(\s*"([a-z]+(?:-[a-z]+)+)",""")]
    private static partial Regex Code();
}
