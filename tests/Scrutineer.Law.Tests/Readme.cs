using System.Text;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>The example of the package's README computes what the README prints.</summary>
public class Readme
{
    [Fact]
    public void The_example_of_the_package_prints_what_it_says()
    {
        var text = File.ReadAllText(Path.Combine(Shared.Repository, "src", "Scrutineer.Law", "README.md"));
        var (law, data) = Small.Ok(VectorReader.Read(Encoding.UTF8.GetBytes(Between(text, "var file = \"\"\"", "\"\"\";"))));
        var printed = Evaluator.Evaluate(law, data).Value.Seats(data).Select(s => $"{s.Key} {s.Value}");
        Assert.Equal(Between(text, "prints\n\n```\n", "```").Trim().Split('\n'), printed);
    }

    private static string Between(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal) + from.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }
}
