# Registers the SHNOR pipeline with the Windows Task Scheduler: it starts with the machine, is restarted when it fails,
# and runs under an account of its own. Run once in PowerShell as administrator; see docs/operations.md.
param(
    [Parameter(Mandatory)] [string] $Program,     # C:\shnor\.venv\Scripts\shnor.exe
    [Parameter(Mandatory)] [string] $WorkFolder,  # D:\shnor
    [Parameter(Mandatory)] [string] $Account      # .\shnor
)
$ErrorActionPreference = "Stop"
$name = "SHNOR pipeline"

# Only the account and administrators reach the archive of originals and the salt of pupil codes.
foreach ($private in @("store", "archive", ".salt")) {
    $path = Join-Path $WorkFolder $private
    if (Test-Path $path) {
        icacls $path /inheritance:r /grant "${Account}:(OI)(CI)F" "*S-1-5-32-544:(OI)(CI)F" | Out-Null
    }
}

$action = New-ScheduledTaskAction -Execute $Program -Argument "--home `"$WorkFolder`" serve" -WorkingDirectory $WorkFolder
$trigger = New-ScheduledTaskTrigger -AtStartup
$settings = New-ScheduledTaskSettingsSet -RestartCount 5 -RestartInterval (New-TimeSpan -Minutes 1) `
    -ExecutionTimeLimit ([TimeSpan]::Zero) -StartWhenAvailable -AllowStartIfOnBatteries -MultipleInstances IgnoreNew
$credential = Get-Credential -UserName $Account -Message "Password of the service account"
Register-ScheduledTask -TaskName $name -Action $action -Trigger $trigger -Settings $settings -Force `
    -User $credential.UserName -Password $credential.GetNetworkCredential().Password | Out-Null
Start-ScheduledTask -TaskName $name
Get-ScheduledTask -TaskName $name | Get-ScheduledTaskInfo
