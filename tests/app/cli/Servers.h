// A Slurm of one node and an ssh server on this computer, in a folder and on ports of their own,
// for as long as a test lives. Slurm needs to be started by root.
#pragma once

#include <signal.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#include <sys/stat.h>
#include <unistd.h>
#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QThread>
#include <memory>
#include <vector>

#include "tests/app/CommandRun.h"

namespace mtp::test {

inline bool writeFile(const QString& path, const QByteArray& text) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

// Programs of servers are not in the PATH of everybody.
inline QString findServer(const QString& name) {
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty() ? QStandardPaths::findExecutable(name, {"/usr/sbin", "/usr/local/sbin"})
                           : found;
}

inline int freePort() {
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

// Kills whatever still runs with a value in its environment: what a server has started outlives it.
inline void killAllWith(const QByteArray& value) {
    for (const QString& process : QDir("/proc").entryList(QDir::Dirs))
        if (const int id = process.toInt(); id > 0 && id != getpid())
            if (contentOf("/proc/" + process + "/environ").split('\0').contains(value))
                ::kill(id, SIGKILL);
}

// Ends with this object, in order if it can, and with this process, however that ends.
class Server {
public:
    Server(const QString& program, const QStringList& arguments) {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
#ifdef Q_OS_LINUX
        m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
#endif
        m_process.start(program, arguments);
        m_process.waitForStarted();
    }
    ~Server() {
        end();
    }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    void kill() {
        m_process.kill();
        m_process.waitForFinished();
    }
    void end() {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.terminate();
        if (!m_process.waitForFinished(10000)) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }

private:
    QProcess m_process;
};

class SlurmServer {
public:
    // Empty if it can be started here, else why not.
    static QString whyNot() {
        for (const char* name : {"slurmctld", "slurmd", "munged", "sbatch"})
            if (findServer(name).isEmpty())
                return QString("%1 is not installed (packaging/test --all)").arg(name);
        return geteuid() == 0 ? QString() : QString("a Slurm of a test has to be started by root");
    }

    SlurmServer() {
        for (const char* folder : {"ctld", "d", "log", "munge", "run"})
            QDir().mkpath(in(folder));
        chmod(m_folder.path().toLocal8Bit(), 0755);
        QByteArray key(1024, '\0');
        for (char& c : key)
            c = static_cast<char>(QRandomGenerator::system()->bounded(256));
        writeFile(in("munge/munge.key"), key);
        chmod(in("munge/munge.key").toLocal8Bit(), 0400);
        writeFile(in("slurm.conf"), configuration());
        qputenv("SLURM_CONF", in("slurm.conf").toLocal8Bit());
        m_munge = std::make_unique<Server>(
            findServer("munged"),
            QStringList{
                "--foreground", "--force", "--socket=" + in("munge/munge.socket"),
                "--key-file=" + in("munge/munge.key"), "--pid-file=" + in("munge/munged.pid"),
                "--log-file=" + in("munge/munged.log"), "--seed-file=" + in("munge/munged.seed")});
        startController(true);
        m_node = std::make_unique<Server>(findServer("slurmd"),
                                          QStringList{"-D", "-f", in("slurm.conf"), "-c"});
    }
    // The daemon of a node leaves its jobs alone when it ends.
    ~SlurmServer() {
        m_node.reset();
        killAllWith("SLURM_CONF=" + qgetenv("SLURM_CONF"));
        m_controller.reset();
        m_munge.reset();
        qunsetenv("SLURM_CONF");
    }
    SlurmServer(const SlurmServer&) = delete;
    SlurmServer& operator=(const SlurmServer&) = delete;

    bool waitUntilReady() const {
        for (int i = 0; i < 100; ++i) {
            if (call("sinfo", {"-h", "-o", "%t"}).contains("idle"))
                return true;
            QThread::msleep(200);
        }
        return false;
    }
    void stopController() { m_controller.reset(); }
    // As a fault would end it.
    void killController() { m_controller->kill(); }
    // forgets: jobs of before are gone.
    void startController(bool forgets = false) {
        QStringList arguments{"-D", "-f", in("slurm.conf")};
        if (forgets)
            arguments << "-c";
        m_controller = std::make_unique<Server>(findServer("slurmctld"), arguments);
    }
    static QByteArray call(const QString& program, const QStringList& arguments) {
        QProcess process;
        return outcomeOf(process, program, arguments).all();
    }

private:
    QString in(const QString& name) const { return m_folder.filePath(name); }

    QByteArray configuration() const {
        char host[256] = {};
        gethostname(host, sizeof host - 1);
        const QString name = QString(host).section('.', 0, 0);
        return QString(
                   "ClusterName=mtptest\nSlurmctldHost=%1(127.0.0.1)\nSlurmctldPort=%2\n"
                   "SlurmdPort=%3\nAuthType=auth/munge\nAuthInfo=socket=%4/munge/munge.socket\n"
                   "CryptoType=crypto/munge\nSlurmUser=root\nSlurmdUser=root\n"
                   "StateSaveLocation=%4/ctld\nSlurmdSpoolDir=%4/d\n"
                   "SlurmctldPidFile=%4/run/slurmctld.pid\nSlurmdPidFile=%4/run/slurmd.pid\n"
                   "SlurmctldLogFile=%4/log/slurmctld.log\nSlurmdLogFile=%4/log/slurmd.log\n"
                   "ProctrackType=proctrack/linuxproc\nTaskPlugin=task/none\n"
                   "JobAcctGatherType=jobacct_gather/none\n"
                   "AccountingStorageType=accounting_storage/none\n"
                   "JobCompType=jobcomp/none\nSelectType=select/cons_tres\n"
                   "SelectTypeParameters=CR_Core\nSchedulerType=sched/builtin\n"
                   "SchedulerParameters=batch_sched_delay=0,sched_interval=1\nMpiDefault=none\n"
                   "ReturnToService=2\nSwitchType=switch/none\nMaxArraySize=101\nMaxJobCount=400\n"
                   "MinJobAge=5\nKillWait=2\nMailProg=/bin/true\nMessageTimeout=5\n"
                   "SlurmdParameters=config_overrides\n"
                   "NodeName=%1 NodeAddr=127.0.0.1 CPUs=8 RealMemory=1000 State=UNKNOWN\n"
                   "PartitionName=test Nodes=%1 Default=YES MaxTime=INFINITE State=UP "
                   "OverSubscribe=NO\n")
            .arg(name)
            .arg(m_controllerPort)
            .arg(m_nodePort)
            .arg(m_folder.path())
            .toLocal8Bit();
    }

    QTemporaryDir m_folder;
    const int m_controllerPort = freePort(), m_nodePort = freePort();
    std::unique_ptr<Server> m_munge, m_controller, m_node;
};

// "cluster" is this computer, as ssh and rsync reach it: programs named ssh and rsync take the
// settings of the test.
class SshServer {
public:
    static QString whyNot() {
        for (const char* name : {"sshd", "ssh", "ssh-keygen", "rsync"})
            if (findServer(name).isEmpty())
                return QString("%1 is not installed (packaging/test --all)").arg(name);
        return geteuid() == 0 ? QString() : QString("an ssh server of a test is started by root");
    }

    SshServer() {
        for (const char* key : {"host", "user"})
            SlurmServer::call("ssh-keygen",
                              {"-q", "-t", "ed25519", "-N", "", "-f", m_folder.filePath(key)});
        QDir().mkpath("/run/sshd");
        QDir().mkpath(m_folder.filePath("bin"));
        QFile::copy(m_folder.filePath("user.pub"), m_folder.filePath("authorized"));
        writeFile(m_folder.filePath("sshd.conf"),
                  QString("Port %1\nListenAddress 127.0.0.1\nHostKey %2/host\n"
                          "AuthorizedKeysFile %2/authorized\nStrictModes no\nUsePAM no\n"
                          "PasswordAuthentication no\nPermitRootLogin prohibit-password\n"
                          "PidFile %2/sshd.pid\nPermitUserEnvironment yes\n"
                          "SetEnv SLURM_CONF=%3\n")
                      .arg(m_port)
                      .arg(m_folder.path(), qEnvironmentVariable("SLURM_CONF"))
                      .toLocal8Bit());
        writeFile(m_folder.filePath("ssh.conf"),
                  QString("Host cluster\n  HostName 127.0.0.1\n  Port %1\n  User root\n"
                          "  IdentityFile %2/user\n  IdentitiesOnly yes\n"
                          "  UserKnownHostsFile %2/known\n  StrictHostKeyChecking accept-new\n"
                          "  LogLevel ERROR\n  ControlMaster auto\n"
                          "  ControlPath %2/%C\n  ControlPersist 60\n")
                      .arg(m_port)
                      .arg(m_folder.path())
                      .toLocal8Bit());
        const QString ssh = m_folder.filePath("bin/ssh");
        writeFile(ssh, QString("#!/bin/sh\nexec %1 -F %2/ssh.conf \"$@\"\n")
                           .arg(QStandardPaths::findExecutable("ssh"), m_folder.path())
                           .toLocal8Bit());
        chmod(ssh.toLocal8Bit(), 0755);
        m_path = qgetenv("PATH");
        qputenv("PATH", m_folder.filePath("bin").toLocal8Bit() + ":" + m_path);
        start();
    }
    ~SshServer() {
        closeConnection();
        qputenv("PATH", m_path);
    }
    SshServer(const SshServer&) = delete;
    SshServer& operator=(const SshServer&) = delete;

    void start() {
        m_server = std::make_unique<Server>(
            findServer("sshd"), QStringList{"-D", "-f", m_folder.filePath("sshd.conf")});
        for (int i = 0; i < 50; ++i) {
            if (SlurmServer::call("ssh", {"cluster", "echo", "ready"}).contains("ready"))
                return;
            QThread::msleep(100);
        }
    }
    void stop() {
        closeConnection();
        m_server.reset();
    }

private:
    // That which calls share.
    static void closeConnection() { SlurmServer::call("ssh", {"-O", "exit", "cluster"}); }

    QTemporaryDir m_folder;
    const int m_port = freePort();
    QByteArray m_path;
    std::unique_ptr<Server> m_server;
};

}  // namespace mtp::test
