using System.CommandLine;
using Scrutineer.Cli.Output;
using Scrutineer.Interchange.Schemas;

namespace Scrutineer.Cli.Commands;

/// <summary><c>scrutineer schema</c>: the JSON Schemas of election, form, law, mapping and acts, generated from the program.</summary>
internal static class SchemaCommand
{
    public static Command Build()
    {
        var target = new Option<string?>("--out") { Description = "The folder to write them to; without it they are printed." };
        var command = new Command("schema", "JSON Schemas of the files of an election folder.") { target };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(target);
            if (folder is not null) Directory.CreateDirectory(folder);
            foreach (var (name, json) in Schemas.All())
            {
                if (folder is null) Console.WriteLine(json);
                else File.WriteAllText(Path.Combine(folder, name), json);
            }

            return Exit.Done;
        });
        return command;
    }
}
