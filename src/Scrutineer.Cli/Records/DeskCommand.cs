using System.CommandLine;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Scrutineer.Cli.Output;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.DeskServer.Backups;
using Scrutineer.DeskServer.Sending;
using Scrutineer.Law;
using Scrutineer.Office;
using Scrutineer.Office.Desk;
using Scrutineer.Published;
using Scrutineer.Web;

namespace Scrutineer.Cli.Records;

/// <summary><c>scrutineer desk</c>: the desk of an office as a server, its first account, and the records of other offices.</summary>
internal static class DeskCommand
{
    public static Command Build() => new("desk", "The desk of an election office: accounts, double entry, decisions.") { Serve(), First(), Merge(), Send(), Restore() };

    private static Command Serve()
    {
        var folder = new Argument<string>("DIR") { Description = "An election folder with a record." };
        var listen = new Option<string>("--listen") { Description = "Address and port, or a port on this machine alone. Other machines need --certificate.", DefaultValueFactory = _ => "127.0.0.1:8090" };
        var site = new Option<string?>("--site") { Description = "Serve the results site too, at this address and port." };
        var certificate = new Option<string?>("--certificate") { Description = "A certificate with its key for https (PFX or PEM with key)." };
        var hosts = new Option<string[]>("--host") { Description = "A name by which browsers reach the desk, beside the address. Several are allowed.", DefaultValueFactory = _ => [] };
        var breached = new Option<string?>("--breached") { Description = "A file of breached passwords: lines of SHA-1 in hex, sorted." };
        var unwitnessed = new Option<bool>("--unwitnessed") { Description = "Publish though too few witnesses cosign, and say so in the record." };
        var results = Common.AddressOption("--results", "Address at which the public reads the results; receipts of complaints lead to the register there.");
        var intake = Common.AddressOption("--intake", "With --site: address at which the public reaches the forms of this desk.");
        var guard = Common.Guard();
        var command = new Command("serve", "Serve the desk of a record until stopped. It is the one writer of that record.") { folder, listen, site, certificate, hosts, breached, unwitnessed, results, intake, guard };
        command.SetAction(async (parsed, cancel) =>
        {
            if (ServeCommand.Endpoint(parsed.GetValue(listen)!) is not { } at) return Exit.Refused(ServeCommand.WrongListen);
            IPEndPoint? siteAt = null;
            if (parsed.GetValue(site) is { } text && (siteAt = ServeCommand.Endpoint(text)) is null) return Exit.Refused(ServeCommand.WrongListen);
            X509Certificate2? https = null;
            if (parsed.GetValue(certificate) is { } file)
            {
                var read = Certificate(file);
                if (!read.IsOk) return Exit.Refused(read.Refusal!);
                https = read.Value;
            }

            var (register, forms) = (Common.Address(parsed.GetValue(results)), Common.Address(parsed.GetValue(intake)));
            if ((register.Refusal ?? forms.Refusal) is { } wrong) return Exit.Refused(wrong);
            var paths = Common.Paths(parsed.GetValue(folder)!, parsed.GetValue(guard));
            if (!paths.Exist) return Exit.Refused(Common.NoRecord(paths.Root));
            var options = new DeskServerOptions(paths.Root)
            {
                Results = register.Value,
                Listen = at,
                Certificate = https,
                Hosts = [.. parsed.GetValue(hosts)!],
                BreachedList = parsed.GetValue(breached),
                Unwitnessed = parsed.GetValue(unwitnessed),
                Guard = parsed.GetValue(guard),
                Tell = line => Console.WriteLine(Exit.Safe(line)),
            };
            return await Run(options, siteAt is null ? null : new SiteOptions(paths.Public) { Listen = siteAt, Intake = forms.Value, Tell = options.Tell }, cancel);
        });
        return command;
    }

    private static async Task<int> Run(DeskServerOptions options, SiteOptions? site, CancellationToken cancel)
    {
        try
        {
            var started = await DeskServer.DeskServer.StartAsync(options, cancel);
            if (!started.IsOk) return Exit.Refused(started.Refusal!);
            await using var desk = started.Value;
            await using var server = site is null ? null : await SiteServer.StartAsync(site, cancel);
            Terminal.Line($"The desk of {desk.Desk.Id} at {desk.Address}. Ctrl-C ends it.");
            if (server is not null) Terminal.Line($"Its results site at {server.Address}.");
            await Task.Delay(Timeout.Infinite, cancel).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            Console.WriteLine("Stopped.");
            return Exit.Done;
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            return Exit.Refused(new Refusal("listen-taken", $"The desk cannot be served: {e.Message}"));
        }
    }

    private static Result<X509Certificate2> Certificate(string file)
    {
        try
        {
            return file.EndsWith(".pem", StringComparison.OrdinalIgnoreCase) ? X509Certificate2.CreateFromPemFile(file) : X509CertificateLoader.LoadPkcs12FromFile(file, null);
        }
        catch (Exception e) when (e is CryptographicException or IOException)
        {
            return new Refusal("certificate-unreadable", $"The certificate cannot be read: {e.Message}", file);
        }
    }

    private static Command First()
    {
        var folder = new Argument<string>("DIR") { Description = "An election folder with a record." };
        var login = new Argument<string>("LOGIN") { Description = "The name to sign in with." };
        var command = new Command("first", "Make the first administrator, then the second, who confirms what the first asks for; a one-time password is printed once.") { folder, login };
        command.SetAction(async (parsed, _) =>
        {
            var paths = Common.Paths(parsed.GetValue(folder)!, null);
            if (!paths.Exist) return Exit.Refused(Common.NoRecord(paths.Root));
            var made = await StaffAccounts.CreateFirst(paths, parsed.GetValue(login)!, parsed.GetValue(login)!, TimeProvider.System);
            if (!made.IsOk) return Exit.Refused(made.Refusal!);
            Terminal.Line($"The administrator {parsed.GetValue(login)} signs in with this password once, and chooses another then:");
            Console.WriteLine($"  {made.Value}");
            return Exit.Done;
        });
        return command;
    }

    private static Command Send()
    {
        var folder = new Argument<string>("DIR") { Description = "The election folder with the record of this office; its desk may be running." };
        var centre = new Argument<string>("CENTRE") { Description = "The desk of the centre: https://NAME[:PORT]." };
        var token = new Option<string>("--token") { Description = "A file whose first line is a token of the centre, for a coordinator of this office's unit.", Required = true };
        var trust = new Option<string?>("--trust") { Description = "A PEM file with the certificate to trust instead of the system's." };
        var command = new Command("send", "Send this office's record to the centre; run again, it goes on where it was cut and says what came of it.") { folder, centre, token, trust };
        command.SetAction(async (parsed, cancel) =>
        {
            var paths = Common.Paths(parsed.GetValue(folder)!);
            if (!paths.Exist) return Exit.Refused(Common.NoRecord(paths.Root));
            var read = TextFile.Read(parsed.GetValue(token)!);
            if (!read.IsOk) return Exit.Refused(read.Refusal!);
            X509Certificate2Collection? trusted = null;
            if (parsed.GetValue(trust) is { } pem)
            {
                var certificates = Trusted(pem);
                if (!certificates.IsOk) return Exit.Refused(certificates.Refusal!);
                trusted = certificates.Value;
            }

            var made = RecordSender.To(parsed.GetValue(centre)!, read.Value.ReplaceLineEndings("\n").Split('\n')[0].Trim(), trusted);
            if (!made.IsOk) return Exit.Refused(made.Refusal!);
            using var sender = made.Value;
            var sent = await sender.Send(paths, null, cancel);
            return sent.IsOk ? Told(sent.Value) : Exit.Refused(sent.Refusal!);
        });
        return command;
    }

    private static int Told(Sent sent)
    {
        Terminal.Line(sent.Bytes == 0 ? $"The centre has this record already: {Terminal.Number(sent.Size)} entries." : $"{Terminal.Number(sent.Size)} entries are at the centre, {Terminal.Number(sent.Bytes)} bytes were sent.");
        Terminal.Line($"{Terminal.Number(sent.New)} protocols wait for a commissioner there, {Terminal.Number(sent.Same)} are taken or the same, {Terminal.Number(sent.Conflicts.Length)} conflict.");
        Terminal.Line($"Archive {sent.Key}.");
        foreach (var (unit, channel) in sent.Conflicts.Take(50)) Terminal.Amber($"Conflict: {Exit.Safe(unit)}, {Exit.Safe(channel)}.");
        return sent.Conflicts.IsEmpty ? Exit.Done : Exit.No;
    }

    private static Result<X509Certificate2Collection> Trusted(string file)
    {
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(file);
            return certificates.Count > 0 ? certificates : new Refusal("certificate-unreadable", "There is no certificate in the file.", file);
        }
        catch (Exception e) when (e is CryptographicException or IOException)
        {
            return new Refusal("certificate-unreadable", $"The certificate cannot be read: {e.Message}", file);
        }
    }

    private static Command Restore()
    {
        var folder = new Argument<string>("DIR") { Description = "Where the record goes; there is none yet." };
        var backup = new Argument<string>("BACKUP") { Description = "The folder of a backup." };
        var password = new Option<string?>("--keys-password") { Description = "A file whose first line is the password of the keys. Without it they stay sealed." };
        var command = new Command("restore", "Restore a backup of the desk; every file is looked at before any is written.") { folder, backup, password };
        command.SetAction(parsed =>
        {
            var read = parsed.GetValue(password) is { } file ? (Result<string>?)TextFile.Read(file) : null;
            if (read is { IsOk: false, Refusal: { } unread }) return Exit.Refused(unread);
            var restored = DeskBackup.Restore(parsed.GetValue(backup)!, Common.Paths(parsed.GetValue(folder)!), read?.Value.ReplaceLineEndings("\n").Split('\n')[0]);
            if (!restored.IsOk) return Exit.Refused(restored.Refusal!);
            Terminal.Line($"The record has {Terminal.Number(restored.Value)} entries again. `scrutineer desk serve` opens it.");
            return Exit.Done;
        });
        return command;
    }

    private static Command Merge()
    {
        var folder = new Argument<string>("DIR") { Description = "The election folder with the record that takes over; its desk is not running." };
        var place = new Argument<string>("RECORD") { Description = "The other office's published record: a folder, a ZIP archive, an address." };
        var by = new Option<string>("--by") { Description = "Key of the commissioner who decides, 8 hex digits as his account shows it.", Required = true };
        var policy = new Option<string?>("--policy") { Description = "The policy with the key by which the other office is known; without it the record is believed about its own key." };
        var take = new Option<bool>("--take") { Description = "Take over what is new. Without it nothing is changed." };
        var command = new Command("merge", "Compare the record of an office that worked by itself, and take over what is new.") { folder, place, by, policy, take };
        command.SetAction(async (parsed, cancel) =>
        {
            var paths = Common.Paths(parsed.GetValue(folder)!, null);
            if (!paths.Exist) return Exit.Refused(Common.NoRecord(paths.Root));
            var trusted = parsed.GetValue(policy) is { } file ? (Result<string>?)TextFile.Read(file) : null;
            if (trusted is { IsOk: false, Refusal: { } unread }) return Exit.Refused(unread);
            using var opened = PublishedFiles.Open(parsed.GetValue(place)!);
            if (opened is null) return Exit.Refused(Common.NoRecord(parsed.GetValue(place)!));
            var office = await RecordOffice.Open(paths, TimeProvider.System, cancel);
            if (!office.IsOk) return Exit.Refused(office.Refusal!);
            var started = DeskOffice.Open(office.Value, TimeProvider.System);
            if (!started.IsOk) return Exit.Refused(started.Refusal!);
            await using var desk = started.Value;
            var who = new StaffMember(parsed.GetValue(by)!, Role.Commissioner, desk.Election.Units[desk.Election.Units.Root].Code);
            var plan = desk.PlanMerge(who, opened.Files, trusted?.Value);
            if (!plan.IsOk) return Exit.Refused(plan.Refusal!);
            Print(plan.Value);
            if (!parsed.GetValue(take)) return Exit.Done;
            var taken = desk.Merge(who, opened.Files, plan.Value.Seen, trusted?.Value);
            if (!taken.IsOk) return Exit.Refused(taken.Refusal!);
            Terminal.Line($"{taken.Value} protocols were taken over. `publish` makes them public.");
            return plan.Value.Count(MergeFate.Conflict) == 0 ? Exit.Done : Exit.No;
        });
        return command;
    }

    private static void Print(MergePlan plan)
    {
        Terminal.Line($"{plan.Origin}, {Terminal.Number(plan.Size)} entries: {plan.Count(MergeFate.New)} protocols are new, {plan.Count(MergeFate.Same)} the same, {plan.Count(MergeFate.Conflict)} conflict.");
        if (plan.Count(MergeFate.Conflict) == 0) return;
        var table = Terminal.Table("Unit", "Channel", ">Votes there", ">Votes here");
        foreach (var item in plan.Items.Where(i => i.Fate == MergeFate.Conflict).Take(50))
            table.AddRow(Terminal.Text(item.Theirs.Unit), Terminal.Text(item.Theirs.Channel), Terminal.Number(item.Theirs.Votes.Sum()), item.Ours is null ? "being typed" : Terminal.Number(item.Ours.Votes.Sum()));
        Terminal.Print(table);
    }
}
