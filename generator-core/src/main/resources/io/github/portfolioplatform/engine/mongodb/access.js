// Tells the server which users there are and what their passwords are now, and makes it read a renewed certificate.
{
  // The server may be starting, and its network may take a moment to let a new pod in.
  const connected = () => {
    for (let attempt = 1; ; attempt++) {
      try {
        return connect('mongodb://@service@/?directConnection=true&serverSelectionTimeoutMS=10000&tls=true&tlsCAFile=@authority@');
      } catch (failure) {
        if (attempt === 12) {
          throw failure;
        }
        sleep(10000);
      }
    }
  };
  db = connected();
  const admin = db.getSiblingDB('admin');

@passwords@

  const acceptsPrevious = () => {
    const there = require('fs').existsSync('@credentials@/@previous@') && credential('@previous@') !== '';
    if (!there || refuses(admin, '@administrator@', '@previous@')) {
      return false;
    }
    print('The server has the previous password of @administrator@: replacing it');
    return true;
  };

  if (refuses(admin, '@administrator@', 'admin') && !acceptsPrevious()) {
    print('The server refuses @administrator@: taking over its volume as @root@, with the password of the application');
    if (refuses(admin, '@root@', 'app')) {
      throw new Error(`@locked@`);
    }
  }
  load('@access@/10-users.js');

  admin.auth('@administrator@', credential('admin'));
@without-root@  admin.runCommand({rotateCertificates: 1, message: 'read again by @administrator@'});
  print('The users are as they should be');
}
